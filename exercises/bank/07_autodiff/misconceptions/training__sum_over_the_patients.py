# task: training
# points: 0 of 6
# hint: this is the sum over both patients
# belief: a loss is a sum over the examples
# diagnosis: the sum over the patients is taken and not the mean
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.sum(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) + l2 * w, np.sum(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        losses.append(J)
        w, b = w - lr * dw, b - lr * db
    return np.array(losses), w, b
