# task: chain_slope_mended
# points: 2 of 4
# hint: what goes into the second unit
# belief: all units look at x
# diagnosis: every unit looks at x
def chain_slope_mended(x, w, b):
    slope = 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * x + b_k)
        slope = slope * w_k * (1 - a**2)
    return slope
