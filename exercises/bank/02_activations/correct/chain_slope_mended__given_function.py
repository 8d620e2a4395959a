# task: chain_slope_mended
# style: the given tanh_slope, at the right place
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        z = w_k * a + b_k
        slope *= w_k * tanh_slope(z)
        a = np.tanh(z)
    return slope
