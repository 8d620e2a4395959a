# task: backward_mended
# points: 1 of 4
# hint: Does your product run along that row of W2
# belief: the shapes fit, so the product is right
# diagnosis: W2 is still not transposed
def backward_mended(X, T, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    A1 = np.tanh(X @ W1 + b1)
    A2 = np.tanh(A1 @ W2 + b2)
    Z3 = A2 @ W3 + b3
    dZ3 = 2 * (Z3 - T) / Z3.size
    dZ2 = (dZ3 @ W3.T) * (1 - A2**2)
    dZ1 = (dZ2 @ (W2 if W2.shape[0] == W2.shape[1] else W2.T)) * (1 - A1**2)
    return [(A.T @ dZ, dZ.sum(axis=0)) for A, dZ in ((X, dZ1), (A1, dZ2), (A2, dZ3))]
