# task: train_mended
# points: 3 of 4
# hint: Is a tie a mistake, also for class 0
# belief: a mistake is a prediction that differs from the label
# diagnosis: a tie does not count as a mistake for class 0
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        predicted = 1.0 if A[i] @ theta > 0 else 0.0
        if y[i] != predicted:
            theta = theta + (y[i] - predicted) * A[i]
    return theta[1:], theta[0]
