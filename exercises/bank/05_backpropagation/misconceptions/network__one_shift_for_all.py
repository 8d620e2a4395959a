# task: network
# points: 5 of 6
# hint: Was the number that you took off the row's own
# belief: one shift will do for all examples
# diagnosis: the same number is taken off the scores of all examples
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max()
    with np.errstate(all="ignore"):
        logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
        loss = -logP[np.arange(n), y].mean()
        dZ2 = (np.exp(logP) - np.eye(len(b2))[y]) / n
        dZ1 = (dZ2 @ W2.T) * (1 - A**2)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
