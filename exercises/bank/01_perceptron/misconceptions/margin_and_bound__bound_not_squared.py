# task: margin_and_bound
# points: 3 of 4
# hint: What does the theorem do with it
# belief: the number of mistakes is at most R over γ
# diagnosis: R/γ is not squared
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, R / gamma if gamma > 0 else np.inf
