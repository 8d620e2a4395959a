# task: largest_rate
# style: NumPy's norm and condition number
def largest_rate(X):
    H = 2 * np.mean(X[:, :, None] * X[:, None, :], axis=0)
    L = np.linalg.norm(H, 2)
    return L, np.linalg.cond(H), 2 / L
