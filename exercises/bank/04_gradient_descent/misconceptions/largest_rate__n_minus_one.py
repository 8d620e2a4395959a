# task: largest_rate
# points: 1 of 4
# hint: you divide by n - 1
# belief: squares of data are divided by n - 1
# diagnosis: the sum is divided by n - 1
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / (len(X) - 1))
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / L
