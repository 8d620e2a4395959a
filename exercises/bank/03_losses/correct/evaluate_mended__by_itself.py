# task: evaluate_mended
# style: logarithms of the probabilities first; nothing of the given functions
def evaluate_mended(W, X, Y):
    Z = X @ W
    logs = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    loss = -np.sum(Y * logs) / len(Y)
    return loss, np.einsum("nd,nk->dk", X, np.exp(logs) - Y) / len(Y)
