# task: experiment
# points: 3 of 5
# hint: dZ has two different columns here
# belief: units learn the same if they get the same slopes
# diagnosis: the columns of dZ are compared and not those of dW
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
