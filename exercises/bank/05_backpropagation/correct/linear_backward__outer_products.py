# task: linear_backward
# style: one outer product for each example
def linear_backward(dZ, X, W):
    dW = sum(np.outer(x, dz) for x, dz in zip(X, dZ))
    dX = np.array([W @ dz for dz in dZ])
    return [dX, dW, np.sum(dZ, axis=0)]
