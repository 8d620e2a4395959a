# task: experiment
# points: 2 of 5
# hint: Where does your way back leave it out
# belief: the output of a network has no activation, here either
# diagnosis: the last layer has no slope of tanh
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        last = number == len(layers) - 1
        dZ = dA if last else dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
