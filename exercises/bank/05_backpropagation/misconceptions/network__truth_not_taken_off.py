# task: network
# points: 2 of 6
# hint: What is taken from it at the true class
# belief: the gradient of softmax is the probability
# diagnosis: nothing is taken from P at the true class
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = np.exp(logP) / n
    dZ1 = (dZ2 @ W2.T) * (1 - A**2)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
