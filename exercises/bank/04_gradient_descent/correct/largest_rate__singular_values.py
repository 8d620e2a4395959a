# task: largest_rate
# style: by the singular values of X, without H
def largest_rate(X):
    s = np.linalg.svd(X, compute_uv=False)
    L = 2 * s[0] ** 2 / len(X)
    return L, (s[0] / s[-1]) ** 2, 2 / L
