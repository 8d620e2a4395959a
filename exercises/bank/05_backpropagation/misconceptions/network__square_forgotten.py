# task: network
# points: 4 of 6
# hint: What became of the square
# belief: the slope of tanh is 1 - tanh
# diagnosis: tanh is not squared in its slope
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = (np.exp(logP) - Y) / n
    dZ1 = (dZ2 @ W2.T) * (1 - A)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
