# task: network
# points: 5 of 6
# hint: Can its log be taken without making the probability first
# belief: a shifted softmax makes everything safe
# diagnosis: the log is taken of a probability that is 0 for a float
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        loss = -np.log(P[np.arange(n), y]).mean()
    dZ2 = (P - np.eye(len(b2))[y]) / n
    dZ1 = (dZ2 @ W2.T) * (1 - A**2)
    return loss, X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)
