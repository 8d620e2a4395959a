# task: margin_and_bound
# points: 0 of 4
# hint: is it the length of θ or its square
# belief: dividing by θ·θ normalizes
# diagnosis: s·z is divided by the square of the length
def margin_and_bound(X, s, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.concatenate([[b], w])
    gamma = np.min(s * (A @ theta)) / (theta @ theta)
    R = np.linalg.norm(A, axis=1).max()
    return gamma, R, (R / gamma) ** 2 if gamma > 0 else np.inf
