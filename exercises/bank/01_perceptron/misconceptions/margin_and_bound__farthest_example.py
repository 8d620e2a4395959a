# task: margin_and_bound
# points: 0 of 4
# hint: the farthest one
# belief: the margin is the widest distance
# diagnosis: the farthest example decides
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.max(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
