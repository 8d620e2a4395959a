# task: network
# style: one example at a time, gradients added up
def loss_and_gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    loss, dW1, db1 = 0.0, np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for x, true in zip(X, y):
        a = np.tanh(x @ W1 + b1)
        z = a @ W2 + b2
        z = z - max(z)
        total = np.exp(z).sum()
        loss += (np.log(total) - z[true]) / n
        dz = np.exp(z) / total / n
        dz[true] -= 1 / n
        dW2 += np.outer(a, dz)
        db2 += dz
        hidden = (W2 @ dz) * (1 - a**2)
        dW1 += np.outer(x, hidden)
        db1 += hidden
    return loss, dW1, db1, dW2, db2
