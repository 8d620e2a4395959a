# task: network
# points: 2 of 6
# hint: how often is your gradient divided by n
# belief: each layer takes its own mean over the examples
# diagnosis: every layer divides by n once more
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = (np.exp(logP) - Y) / n
    dZ1 = (dZ2 @ W2.T) * (1 - A**2)
    return loss, X.T @ dZ1 / n, dZ1.mean(axis=0), A.T @ dZ2 / n, dZ2.mean(axis=0)
