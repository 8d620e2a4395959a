# task: largest_rate
# points: 1 of 4
# hint: this is the largest eigenvalue of XᵀX
# belief: the curvature of a linear model is XᵀX
# diagnosis: both factors in front of XᵀX are missing
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(X.T @ X)
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / L
