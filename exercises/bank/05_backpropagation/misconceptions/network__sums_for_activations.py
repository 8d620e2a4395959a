# task: network
# points: 4 of 6
# hint: the sums Z of the hidden layer, or what tanh made of them
# belief: a layer's input is what the layer before summed up
# diagnosis: W2 is taken to meet the sums of the hidden layer
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
    return loss, X.T @ dZ1, dZ1.sum(axis=0), (X @ W1 + b1).T @ dZ2, dZ2.sum(axis=0)
