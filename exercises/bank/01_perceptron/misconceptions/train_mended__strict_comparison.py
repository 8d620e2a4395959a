# task: train_mended
# points: 0 of 4
# hint: Do the weights ever leave zero
# belief: it corrects at ties, and a tie is no mistake
# diagnosis: the weights never leave zero
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        if y[i] * (A[i] @ theta) < 0:
            theta = theta + y[i] * A[i]
    return theta[1:], theta[0]
