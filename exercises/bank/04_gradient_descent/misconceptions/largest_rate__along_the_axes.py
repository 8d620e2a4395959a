# task: largest_rate
# points: 0 of 4
# hint: Must the steepest direction be an axis
# belief: the second derivative by each weight says how the loss curves
# diagnosis: only the diagonal of H is looked at
def largest_rate(X):
    curvatures = 2 * np.mean(X**2, axis=0)
    L, mu = curvatures.max(), curvatures.min()
    return L, L / mu, 2 / L
