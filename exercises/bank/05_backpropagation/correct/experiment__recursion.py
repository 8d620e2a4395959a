# task: experiment
# style: one layer, then the rest of the stack
def down_and_up(A, layers, dA):
    if not layers:
        return dA, [], []
    (W, b), *rest = layers
    above = np.tanh(A @ W + b)
    dA, spreads, kinds = down_and_up(above, rest, dA)
    dZ = dA * (1 - above**2)
    dW = np.round(A.T @ dZ, 9)
    return dZ @ W.T, [np.std(dZ), *spreads], [len(np.unique(dW.T, axis=0)), *kinds]


def experiment(X, layers, dA):
    _, spreads, kinds = down_and_up(X, list(layers), dA)
    return [np.array(spreads), np.array(kinds), spreads[0] / spreads[-1]]
