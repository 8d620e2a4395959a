# task: training
# points: 3 of 6
# hint: When must it be computed anew
# belief: the gradient is a property of the data
# diagnosis: the gradient of the first step is used for all
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) / len(y) + l2 * w, np.mean(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    J, dw, db = loss_and_gradients(X, y, w, b, l2)
    for _ in range(steps):
        losses.append(loss_and_gradients(X, y, w, b, l2)[0])
        w, b = w - lr * dw, b - lr * db
    return np.array(losses), w, b
