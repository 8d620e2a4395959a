# task: backward_mended
# points: 0 of 4
# hint: What became of its 2
# belief: the factor 2 is a fault
# diagnosis: the 2 of the squared error is left out
def backward_mended(X, T, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    A1 = np.tanh(X @ W1 + b1)
    A2 = np.tanh(A1 @ W2 + b2)
    Z3 = A2 @ W3 + b3
    dZ3 = 2 * (Z3 - T) / Z3.size
    dZ3 = dZ3 / 2
    dZ2 = (dZ3 @ W3.T) * (1 - A2**2)
    dZ1 = (dZ2 @ W2.T) * (1 - A1**2)
    return [(A.T @ dZ, dZ.sum(axis=0)) for A, dZ in ((X, dZ1), (A1, dZ2), (A2, dZ3))]
