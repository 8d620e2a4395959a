# task: experiment
# points: 3 of 5
# hint: What does a column of dW belong to
# belief: each row of dW belongs to a unit
# diagnosis: rows are compared and not columns
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=0).shape[0])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
