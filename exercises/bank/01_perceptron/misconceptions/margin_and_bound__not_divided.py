# task: margin_and_bound
# points: 0 of 4
# hint: would the classes be further apart
# belief: s·z is the distance from the border
# diagnosis: s·z is taken for the distance
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta))
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
