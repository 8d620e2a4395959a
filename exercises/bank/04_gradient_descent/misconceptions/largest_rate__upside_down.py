# task: largest_rate
# points: 3 of 4
# hint: which of the two curvatures stands on top
# belief: a condition number is small where the problem is hard
# diagnosis: the condition number is turned upside down
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    L, mu = curvatures[-1], curvatures[0]
    return L, mu / L, 2 / L
