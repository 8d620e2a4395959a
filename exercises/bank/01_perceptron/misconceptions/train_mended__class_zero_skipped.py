# task: train_mended
# points: 0 of 4
# hint: What does the update add for an example with label 0
# belief: class 0 is what remains, so only class 1 needs learning
# diagnosis: examples of class 0 never change the weights
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        if y[i] == 1 and A[i] @ theta <= 0:
            theta = theta + y[i] * A[i]
    return theta[1:], theta[0]
