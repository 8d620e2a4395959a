# task: linear_backward
# style: einsum, index by index
def linear_backward(dZ, X, W):
    dX = np.einsum("no,io->ni", dZ, W)
    dW = np.einsum("ni,no->io", X, dZ)
    return dX, dW, np.einsum("no->o", dZ)
