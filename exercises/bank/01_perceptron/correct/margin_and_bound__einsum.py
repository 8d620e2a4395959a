# task: margin_and_bound
# style: einsum, without building augmented examples
def margin_and_bound(X, s, w, b):
    z = np.einsum("nd,d->n", X, w) + b
    gamma = (s * z).min() / np.sqrt(np.einsum("d,d->", w, w) + b**2)
    R2 = (1 + np.einsum("nd,nd->n", X, X)).max()
    bound = np.inf if gamma <= 0 else R2 / gamma**2
    return [gamma, np.sqrt(R2), bound]
