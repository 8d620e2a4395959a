# task: largest_rate
# points: 0 of 4
# hint: this is the largest singular value of X
# belief: singular values and eigenvalues are two words for one thing
# diagnosis: the singular values of X are taken for the eigenvalues of H
def largest_rate(X):
    s = np.linalg.svd(X, compute_uv=False)
    return s[0], s[0] / s[-1], 2 / s[0]
