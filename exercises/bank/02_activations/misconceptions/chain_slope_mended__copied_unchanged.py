# task: chain_slope_mended
# points: 0 of 4
# hint: What does your code hand to it
# belief: only the form of the program was wrong
# diagnosis: the slope of tanh is taken at the answer and not at z
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope *= w_k * (1 - np.tanh(a) ** 2)
    return slope
