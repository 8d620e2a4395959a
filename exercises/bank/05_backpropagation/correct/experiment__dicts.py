# task: experiment
# style: layers by number, kinds as floats
def experiment(X, layers, dA):
    A, dZ = {0: X}, {}
    for k, (W, b) in enumerate(layers, start=1):
        A[k] = np.tanh(A[k - 1] @ W + b)
    for k in range(len(layers), 0, -1):
        dZ[k] = dA / np.cosh(np.arctanh(np.clip(A[k], -1 + 1e-16, 1 - 1e-16))) ** 2
        dA = dZ[k] @ layers[k - 1][0].T
    spread = np.array([dZ[k].std() for k in sorted(dZ)])
    kinds = [np.unique((A[k - 1].T @ dZ[k]).round(9), axis=1).shape[1] for k in sorted(dZ)]
    return spread, np.array(kinds, dtype=float), spread[0] / spread[-1]
