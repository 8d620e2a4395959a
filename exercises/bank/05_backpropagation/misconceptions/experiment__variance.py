# task: experiment
# points: 2 of 5
# hint: this is the variance
# belief: a variance tells the spread
# diagnosis: the variance is taken for the spread
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.var())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
