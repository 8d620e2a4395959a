# task: train_mended
# points: 0 of 4
# hint: is your condition for a mistake true or false
# belief: the update is the only place where the label matters
# diagnosis: examples of class 0 change the weights at every visit
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        if y[i] * (A[i] @ theta) <= 0:
            theta = theta + (2 * y[i] - 1) * A[i]
    return theta[1:], theta[0]
