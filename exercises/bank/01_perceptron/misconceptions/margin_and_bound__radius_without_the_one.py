# task: margin_and_bound
# points: 3 of 4
# hint: Is it in the length that you take
# belief: the radius is about the data, and the 1 is not data
# diagnosis: the leading 1 is left out of R
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(X, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
