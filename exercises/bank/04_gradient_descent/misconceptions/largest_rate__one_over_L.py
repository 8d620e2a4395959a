# task: largest_rate
# points: 3 of 4
# hint: with η = 1/L the error in the steepest direction is 0
# belief: a step that overshoots the bottom makes the loss grow
# diagnosis: the border is put at 1/L
def largest_rate(X):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    L, mu = curvatures[-1], curvatures[0]
    return L, L / mu, 1 / L
