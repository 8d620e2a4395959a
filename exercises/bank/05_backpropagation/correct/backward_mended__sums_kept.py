# task: backward_mended
# style: the sums kept, the slope by cosh, einsum
def backward_mended(X, T, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    Z1 = X @ W1 + b1
    Z2 = np.tanh(Z1) @ W2 + b2
    Z3 = np.tanh(Z2) @ W3 + b3
    D3 = (Z3 - T) / (Z3.size / 2)
    D2 = np.einsum("nk,hk->nh", D3, W3) / np.cosh(Z2) ** 2
    D1 = np.einsum("nk,hk->nh", D2, W2) / np.cosh(Z1) ** 2
    return (
        [X.T @ D1, D1.sum(0)],
        [np.tanh(Z1).T @ D2, D2.sum(0)],
        [np.tanh(Z2).T @ D3, D3.sum(0)],
    )
