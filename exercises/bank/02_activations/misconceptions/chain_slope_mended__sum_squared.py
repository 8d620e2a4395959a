# task: chain_slope_mended
# points: 0 of 4
# hint: where does tanh come in
# belief: the slope is 1 - z², with the z of the unit
# diagnosis: z is squared instead of tanh(z)
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        z = w_k * a + b_k
        a = np.tanh(z)
        slope = slope * w_k * (1 - z**2)
    return slope
