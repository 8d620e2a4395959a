# task: largest_rate
# points: 1 of 4
# hint: this is the smallest eigenvalue
# belief: the flattest direction holds the descent back, so it sets the rate
# diagnosis: the smallest eigenvalue is taken for L
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    return curvatures[0], curvatures[-1] / curvatures[0], 2 / curvatures[0]
