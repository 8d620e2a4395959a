# task: training
# style: the gradient from the rules, without the record
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    apart = 1 / (1 + np.exp(-z)) - y
    J = np.mean(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - y * z) + l2 * np.dot(w, w) / 2
    return J, apart @ X / len(y) + l2 * w, apart.mean()


def train(X, y, lr, steps, l2):
    losses, w, b = np.empty(steps), np.zeros(X.shape[1]), 0.0
    for step in range(steps):
        losses[step], dw, db = loss_and_gradients(X, y, w, b, l2)
        w -= lr * dw
        b -= lr * db
    return losses, w, b
