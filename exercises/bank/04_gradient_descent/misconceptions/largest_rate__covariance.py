# task: largest_rate
# points: 0 of 4
# hint: you took the mean of each column away first
# belief: XᵀX/n is the covariance of the data
# diagnosis: the columns are centred before they are multiplied
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * np.atleast_2d(np.cov(X.T, bias=True)))
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / L
