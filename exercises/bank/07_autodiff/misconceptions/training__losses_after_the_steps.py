# task: training
# points: 3 of 6
# hint: before the step or after it
# belief: a loss belongs to the step that led to it
# diagnosis: J is noted after each step
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) / len(y) + l2 * w, np.mean(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        w, b = w - lr * dw, b - lr * db
        losses.append(loss_and_gradients(X, y, w, b, l2)[0])
    return np.array(losses), w, b
