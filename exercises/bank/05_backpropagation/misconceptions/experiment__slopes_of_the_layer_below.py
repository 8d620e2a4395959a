# task: experiment
# points: 0 of 5
# hint: Which layer's tanh does dA come from
# belief: a layer's slope is that of its input
# diagnosis: the slopes are taken one layer too low
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        below = A[number] if A[number].shape == dA.shape else A[number + 1]
        dZ = dA * (1 - below**2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
