# task: chain_slope_mended
# points: 2 of 4
# hint: this is the second unit alone
# belief: the slope of the last answer is that of the last unit
# diagnosis: only the last unit counts
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope = w_k * (1 - a**2)
    return slope
