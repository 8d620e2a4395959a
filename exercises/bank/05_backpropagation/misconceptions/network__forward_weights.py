# task: network
# points: 4 of 6
# hint: Does your product run along that row
# belief: slopes go back through the same W2 as values go forward
# diagnosis: W2 is not transposed on the way back
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = (np.exp(logP) - Y) / n
    square = W2.shape[0] == W2.shape[1]
    dZ1 = (dZ2 @ (W2 if square else W2.T)) * (1 - A**2)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
