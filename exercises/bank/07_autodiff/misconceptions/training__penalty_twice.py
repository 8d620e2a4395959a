# task: training
# points: 1 of 6
# hint: Which factor goes away
# belief: the slope of λ w² / 2 is 2 λ w
# diagnosis: the penalty's slope is twice what it should be
def loss_and_gradients(X, y, w, b, l2):
    z = X @ w + b
    J = np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * np.sum(w**2)
    p = np.exp(-np.logaddexp(0, -z))
    return J, X.T @ (p - y) / len(y) + 2 * l2 * w, np.mean(p - y)


def train(X, y, lr, steps, l2):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        losses.append(J)
        w, b = w - lr * dw, b - lr * db
    return np.array(losses), w, b
