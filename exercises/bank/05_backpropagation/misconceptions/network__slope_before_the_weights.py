# task: network
# points: 4 of 6
# hint: before or after the way back through W2
# belief: the order of factors does not matter
# diagnosis: the slope of tanh comes before W2 and not after it
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = (np.exp(logP) - Y) / n
    if A.shape == dZ2.shape:
        dZ1 = (dZ2 * (1 - A**2)) @ W2.T
    else:
        dZ1 = dZ2 @ W2.T
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
