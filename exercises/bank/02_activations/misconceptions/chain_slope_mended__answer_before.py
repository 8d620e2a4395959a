# task: chain_slope_mended
# points: 0 of 4
# hint: this is the slope at the unit's input
# belief: the slope is taken where the unit begins
# diagnosis: the slope is taken at the answer of the unit before
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        slope = slope * w_k * (1 - a**2)
        a = np.tanh(w_k * a + b_k)
    return slope
