# task: train_mended
# style: labels minus one half: the same border, weights half as large
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        if (y[i] - 0.5) * (A[i] @ theta) <= 0:
            theta = theta + (y[i] - 0.5) * A[i]
    return theta[1:], theta[0]
