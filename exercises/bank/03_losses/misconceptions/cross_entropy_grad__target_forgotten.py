# task: cross_entropy_grad
# points: 0 of 5
# hint: What is missing at the right class
# belief: a probability that is too large is pulled down, and that is the slope
# diagnosis: the labels do not enter
def cross_entropy_grad(Z, labels, smoothing):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True) / len(Z)
