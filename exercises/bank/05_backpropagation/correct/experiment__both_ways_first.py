# task: experiment
# style: all activations and all slopes first, then comprehensions
def experiment(X, layers, dA):
    activations = [X]
    for W, b in layers:
        activations.append(np.tanh(activations[-1] @ W + b))
    slopes = []
    for (W, _), A in zip(layers[::-1], activations[:0:-1]):
        slopes.append(dA * (1 - A) * (1 + A))
        dA = slopes[-1] @ W.T
    slopes = slopes[::-1]
    spread = np.array([np.std(dZ) for dZ in slopes])
    columns = [(A.T @ dZ).round(9).T.tolist() for A, dZ in zip(activations, slopes)]
    kinds = np.array([len({tuple(column) for column in each}) for each in columns])
    return spread, kinds, spread[0] / spread[-1]
