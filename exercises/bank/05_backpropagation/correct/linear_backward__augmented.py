# task: linear_backward
# style: the bias as one more input that is always 1
def linear_backward(dZ, X, W):
    both = np.column_stack([X, np.ones(len(X))]).T @ dZ
    return np.dot(dZ, np.transpose(W)), both[:-1], both[-1]
