# task: cross_entropy_grad
# style: a mix of two losses, one with the labels and one with all classes alike
def cross_entropy_grad(Z, labels, smoothing):
    columns = np.exp(Z.T - Z.T.max(axis=0))
    P = (columns / columns.sum(axis=0)).T
    plain = P.copy()
    plain[range(len(Z)), labels] -= 1
    alike = P - np.full_like(P, 1 / P.shape[1])
    return ((1 - smoothing) * plain + smoothing * alike) / len(P)
