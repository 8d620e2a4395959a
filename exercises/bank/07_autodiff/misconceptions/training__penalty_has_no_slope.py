# task: training
# points: 1 of 6
# hint: What do the two ways bring together
# belief: a penalty belongs to the loss and not to the gradient
# diagnosis: the penalty is left out of the gradient
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) / len(y), np.mean(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        losses.append(J)
        w, b = w - lr * dw, b - lr * db
    return np.array(losses), w, b
