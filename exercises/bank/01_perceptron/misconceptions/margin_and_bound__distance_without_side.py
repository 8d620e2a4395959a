# task: margin_and_bound
# points: 3 of 4
# hint: a positive γ says that every example is on its right side
# belief: a margin is a distance, so it is never negative
# diagnosis: distances are taken without their side
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(np.abs(A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
