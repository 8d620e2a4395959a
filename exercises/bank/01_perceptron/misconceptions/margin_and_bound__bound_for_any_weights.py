# task: margin_and_bound
# points: 3 of 4
# hint: the square hides the sign
# belief: the formula gives the bound for whatever weights
# diagnosis: a bound is computed for weights that do not separate
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma != 0 else np.inf
