# task: largest_rate
# points: 1 of 4
# hint: this is the sum of all eigenvalues
# belief: the curvatures of all directions add up
# diagnosis: the eigenvalues are added up
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    L = curvatures.sum()
    return L, curvatures[-1] / curvatures[0], 2 / L
