# task: network
# points: 4 of 6
# hint: was W2 still the one of the forward pass
# belief: backpropagation changes the weights as it goes
# diagnosis: W2 takes its step before the slopes go back through it
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logP[np.arange(n), y].mean()
    Y = np.eye(Z.shape[1])[y]
    dZ2 = (np.exp(logP) - Y) / n
    dW2, db2 = A.T @ dZ2, dZ2.sum(axis=0)
    W2 = W2 - 0.1 * dW2
    dZ1 = (dZ2 @ W2.T) * (1 - A**2)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), dW2, db2
