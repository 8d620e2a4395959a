# task: largest_rate
# style: the largest curvature by powers of H, the smallest by those of its inverse
def top(M):
    for _ in range(30):  # M, M², M⁴, …: the largest eigenvalue takes over
        M = M @ M
        M = M / np.trace(M)
    u = M[:, np.argmax(np.diag(M))]
    return u / np.sqrt(u @ u)


def largest_rate(X):
    H = 2 * X.T @ X / len(X)
    u, w = top(H), top(np.linalg.inv(H))
    L, mu = u @ H @ u, w @ H @ w
    return float(L), float(L / mu), float(2 / L)
