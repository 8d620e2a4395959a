# task: chain_slope_mended
# points: 2 of 4
# hint: Does the chain rule add them
# belief: what the units contribute adds up
# diagnosis: the factors are added
def chain_slope_mended(x, w, b):
    a, slope = x, 0.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope = slope + w_k * (1 - a**2)
    return slope
