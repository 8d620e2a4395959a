# task: margin_and_bound
# points: 3 of 4
# hint: the theorem must hold for every example
# belief: R is the typical length of an example
# diagnosis: R is the mean length of the examples
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).mean()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
