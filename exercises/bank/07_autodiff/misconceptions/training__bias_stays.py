# task: training
# points: 3 of 6
# hint: b stayed where it was
# belief: the weights are what is learned
# diagnosis: the bias takes no steps
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) / len(y) + l2 * w, np.mean(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        losses.append(J)
        w = w - lr * dw
    return np.array(losses), w, b
