# task: experiment
# points: 0 of 5
# hint: Along which axis of W does a unit reach the layer above
# belief: slopes go back through the same W
# diagnosis: W is not transposed on the way back
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        W = layers[number][0]
        dA = dZ @ (W if W.shape[0] == W.shape[1] else W.T)
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
