# task: largest_rate
# points: 1 of 4
# hint: What do its second derivatives inherit
# belief: how many examples there are does not change the curvature's formula
# diagnosis: the curvature is that of the sum over the examples
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X)
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / L
