# task: backward_mended
# style: no derivative at all: each number moved along the imaginary axis
def backward_mended(X, T, layers):
    layers = [[np.array(W, dtype=complex), np.array(b, dtype=complex)] for W, b in layers]

    def loss():
        A = X
        for number, (W, b) in enumerate(layers):
            A = A @ W + b
            A = np.tanh(A) if number < 2 else A
        return np.mean((A - T) ** 2)

    def steep(values):
        slopes = np.zeros(values.shape)
        for place in np.ndindex(values.shape):
            values[place] += 1e-30j
            slopes[place] = loss().imag / 1e-30
            values[place] -= 1e-30j
        return slopes

    return [(steep(W), steep(b)) for W, b in layers]
