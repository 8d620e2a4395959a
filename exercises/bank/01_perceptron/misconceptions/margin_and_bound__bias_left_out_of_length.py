# task: margin_and_bound
# points: 0 of 4
# hint: Over which numbers does your length run
# belief: the length of the weights is the length of w
# diagnosis: the bias is left out of the length
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / np.linalg.norm(w)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
