# task: train_mended
# points: 0 of 4
# hint: Which sign does class 1 get
# belief: any two signs will do
# diagnosis: each class gets the sign of the other
def train_mended(X, y, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for t in range(steps):
        i = t % len(A)
        sign = 1 - 2 * y[i]
        if sign * (A[i] @ theta) <= 0:
            theta = theta + sign * A[i]
    return theta[1:], theta[0]
