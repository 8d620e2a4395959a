# task: experiment
# points: 2 of 5
# hint: How often did your numbers go through tanh
# belief: the slope of tanh is taken at what tanh gave
# diagnosis: the slope of tanh is taken at A and not at Z
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - np.tanh(A[number + 1]) ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
