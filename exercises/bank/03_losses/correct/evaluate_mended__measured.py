# task: evaluate_mended
# style: no derivative at all: each weight moved along the imaginary axis
def value(W, X, Y):
    Z = X @ W
    E = np.exp(Z - Z.real.max(axis=1, keepdims=True))
    return -np.sum(Y * np.log(E / E.sum(axis=1, keepdims=True))) / len(X)


def evaluate_mended(W, X, Y):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        moved = W.astype(complex)
        moved[place] += 1e-30j
        slopes[place] = value(moved, X, Y).imag / 1e-30
    return float(value(W, X, Y)), slopes
