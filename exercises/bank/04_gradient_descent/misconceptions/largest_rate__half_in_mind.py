# task: largest_rate
# points: 1 of 4
# hint: a factor 2 is missing
# belief: the curvature of a squared loss is XᵀX/n
# diagnosis: the factor 2 of the second derivatives is missing
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(X.T @ X / len(X))
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / L
