# task: linear_backward
# style: all in float32
def linear_backward(dZ, X, W):
    dZ, X, W = (np.asarray(v, dtype=np.float32) for v in (dZ, X, W))
    return (W @ dZ.T).T, (dZ.T @ X).T, np.ones(len(dZ), dtype=np.float32) @ dZ
