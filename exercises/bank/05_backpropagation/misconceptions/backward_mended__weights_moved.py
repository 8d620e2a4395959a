# task: backward_mended
# points: 2 of 4
# hint: which line writes into layers
# belief: backpropagation changes the weights as it goes
# diagnosis: the weights take a step before the gradients are handed back
def backward_mended(X, T, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    A1 = np.tanh(X @ W1 + b1)
    A2 = np.tanh(A1 @ W2 + b2)
    Z3 = A2 @ W3 + b3
    dZ3 = 2 * (Z3 - T) / Z3.size
    dZ2 = (dZ3 @ W3.T) * (1 - A2**2)
    dZ1 = (dZ2 @ W2.T) * (1 - A1**2)
    found = [(A.T @ dZ, dZ.sum(axis=0)) for A, dZ in ((X, dZ1), (A1, dZ2), (A2, dZ3))]
    for (W, b), (dW, db) in zip(layers, found):
        W -= 0.1 * dW
        b -= 0.1 * db
    return found
