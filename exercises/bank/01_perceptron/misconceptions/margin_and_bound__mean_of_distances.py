# task: margin_and_bound
# points: 0 of 4
# hint: the average one
# belief: the margin is how far examples are from the border on the whole
# diagnosis: the distances of all examples are averaged
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.mean(s * (A @ theta)) / np.linalg.norm(theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
