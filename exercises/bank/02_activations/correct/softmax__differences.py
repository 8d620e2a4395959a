# task: softmax
# style: each score against every other, p = 1 / Σ e^(z_j - z_k)
def softmax(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
