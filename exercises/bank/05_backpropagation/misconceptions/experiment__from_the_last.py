# task: experiment
# points: 0 of 5
# hint: Which order is asked for
# belief: results come in the order in which they are found
# diagnosis: the layers come from the last to the first
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.append(dZ.std())
        kinds.append(np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
