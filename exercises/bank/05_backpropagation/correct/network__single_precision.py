# task: network
# style: float32 throughout, helper functions
def back_through(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


def loss_and_gradients(X, y, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = (np.asarray(v, dtype=np.float32) for v in (X, W1, b1, W2, b2))
    A = np.tanh(X @ W1 + b1)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1)[:, None]
    P = np.exp(Z)
    total = P.sum(axis=1)
    loss = np.mean(np.log(total) - Z[range(len(y)), y])
    dZ = P / total[:, None]
    dZ[range(len(y)), y] -= 1
    dA, dW2, db2 = back_through(dZ / np.float32(len(X)), A, W2)
    _, dW1, db1 = back_through(dA * (1 - A * A), X, W1)
    return loss, dW1, db1, dW2, db2
