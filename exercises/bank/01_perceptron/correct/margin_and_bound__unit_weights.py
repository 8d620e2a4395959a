# task: margin_and_bound
# style: weights scaled to length 1 first, in helper functions
def lengths(A):
    return np.sqrt(np.sum(A**2, axis=-1))


def margin_and_bound(X, s, w, b):
    A, theta = np.insert(X, 0, 1.0, axis=1), np.insert(w, 0, b)
    theta = theta / lengths(theta)
    gamma, R = float(np.min(s * A.dot(theta))), float(np.max(lengths(A)))
    if not gamma > 0:
        return gamma, R, float("inf")
    return gamma, R, float(np.square(R / gamma))
