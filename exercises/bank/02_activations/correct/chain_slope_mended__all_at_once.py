# task: chain_slope_mended
# style: the sums in a loop, then one product
def chain_slope_mended(x, w, b):
    z, a = [], x
    for w_k, b_k in zip(w, b):
        z.append(w_k * a + b_k)
        a = np.tanh(z[-1])
    return np.prod(np.asarray(w) * (1 - np.tanh(z) ** 2))
