# task: linear_backward
# style: loops over examples, inputs and sums
def linear_backward(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(X)):
        for j in range(W.shape[1]):
            db[j] += dZ[i, j]
            for k in range(W.shape[0]):
                dX[i, k] += dZ[i, j] * W[k, j]
                dW[k, j] += dZ[i, j] * X[i, k]
    return dX, dW, db
