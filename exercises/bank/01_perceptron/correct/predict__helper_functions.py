# task: predict
# style: helper functions, float32 kept
def net_input(X, w, b):
    return np.einsum("nd,d->n", X, w) + np.asarray(b, dtype=X.dtype)


def fires(z):
    return np.greater(z, 0)


def predict(X, w, b):
    z = net_input(X, w, b)
    return fires(z).astype(z.dtype)
