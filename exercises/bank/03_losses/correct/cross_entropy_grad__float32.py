# task: cross_entropy_grad
# style: everything in single precision
def cross_entropy_grad(Z, labels, smoothing):
    Z = Z.astype(np.float32)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    Q = np.full(Z.shape, smoothing / Z.shape[1], dtype=np.float32)
    np.add.at(Q, (np.arange(len(Z)), labels), np.float32(1 - smoothing))
    return (P - Q) / np.float32(len(Z))
