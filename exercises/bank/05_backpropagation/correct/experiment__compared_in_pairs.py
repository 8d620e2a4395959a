# task: experiment
# style: columns compared in pairs, arrays filled in place
def experiment(X, layers, dA):
    L = len(layers)
    A = [X] + [None] * L
    for k, (W, b) in enumerate(layers):
        A[k + 1] = np.tanh(np.dot(A[k], W) + b)
    spread, kinds = np.zeros(L), np.zeros(L, dtype=int)
    for k in range(L - 1, -1, -1):
        dZ = dA - dA * A[k + 1] ** 2
        spread[k] = np.sqrt(np.mean((dZ - np.mean(dZ)) ** 2))
        seen = []
        for column in (A[k].T @ dZ).T:
            if not any(np.allclose(column, other, rtol=1e-7, atol=1e-9) for other in seen):
                seen.append(column)
        kinds[k] = len(seen)
        dA = np.einsum("no,io->ni", dZ, layers[k][0])
    return spread, kinds, spread[0] / spread[L - 1]
