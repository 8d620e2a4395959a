# task: chain_slope_mended
# points: 0 of 4
# hint: What became of the square
# belief: tanh' is 1 - tanh
# diagnosis: tanh is not squared
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope = slope * w_k * (1 - a)
    return slope
