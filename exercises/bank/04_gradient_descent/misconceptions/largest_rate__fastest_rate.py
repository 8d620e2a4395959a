# task: largest_rate
# points: 3 of 4
# hint: 2/(L + μ) is the fastest rate
# belief: the largest rate that works is the one that works best
# diagnosis: the fastest rate is taken for the largest
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 2 / (L + mu)
