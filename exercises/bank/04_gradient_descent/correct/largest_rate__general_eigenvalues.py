# task: largest_rate
# style: eigenvalues in any order
def largest_rate(X):
    values, _ = np.linalg.eig(2 / X.shape[0] * np.dot(X.T, X))
    values = sorted(values.real)
    return [values[-1], values[-1] / values[0], 2 / values[-1]]
