# task: network
# style: logaddexp, and an identity matrix for the classes
def loss_and_gradients(X, y, W1, b1, W2, b2):
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    logP = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    Y = np.eye(len(b2))[y]
    delta = (np.exp(logP) - Y) / len(X)
    back = (delta @ W2.T) * (1 - A**2)
    loss = -np.sum(Y * logP) / len(X)
    return loss, X.T @ back, back.sum(axis=0), A.T @ delta, delta.sum(axis=0)
