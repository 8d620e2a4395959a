# task: chain_slope_mended
# points: 2 of 4
# hint: Does your loop reach the second
# belief: a return waits for the loop to end
# diagnosis: only the first unit counts
def chain_slope_mended(x, w, b):
    a, slope = x, 1.0
    for w_k, b_k in zip(w, b):
        a = np.tanh(w_k * a + b_k)
        slope = slope * w_k * (1 - a**2)
        return slope
