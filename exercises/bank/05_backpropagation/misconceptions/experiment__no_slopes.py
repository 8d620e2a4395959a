# task: experiment
# points: 2 of 5
# hint: each layer has a tanh. What does it do
# belief: only weights matter on the way back
# diagnosis: the slopes of tanh are left out
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
