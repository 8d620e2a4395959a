# task: chain_slope_mended
# style: recursion from the first unit to the last
def chain_slope_mended(x, w, b):
    if len(w) == 0:
        return 1.0
    a = np.tanh(w[0] * x + b[0])
    return w[0] * (1 - a) * (1 + a) * chain_slope_mended(a, w[1:], b[1:])
