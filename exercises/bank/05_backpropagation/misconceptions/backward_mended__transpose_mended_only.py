# task: backward_mended
# points: 1 of 4
# hint: layer 2 has its own tanh
# belief: A1 is what layer 2 works with, so its slope is taken there
# diagnosis: the slope of layer 2 is still taken at A1
def backward_mended(X, T, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    A1 = np.tanh(X @ W1 + b1)
    A2 = np.tanh(A1 @ W2 + b2)
    Z3 = A2 @ W3 + b3
    dZ3 = 2 * (Z3 - T) / Z3.size
    dZ2 = (dZ3 @ W3.T) * ((1 - A1**2) if A1.shape == A2.shape else 1.0)
    dZ1 = (dZ2 @ W2.T) * (1 - A1**2)
    return [(A.T @ dZ, dZ.sum(axis=0)) for A, dZ in ((X, dZ1), (A1, dZ2), (A2, dZ3))]
