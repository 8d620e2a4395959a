# task: chain_slope_mended
# points: 0 of 4
# hint: by how much does z move
# belief: the slope of a unit is the slope of its activation
# diagnosis: the weights are missing in the product
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope = slope * (1 - a**2)
    return slope
