# task: experiment
# points: 0 of 5
# hint: X is among your layers
# belief: the input is the first layer
# diagnosis: X is counted as a layer
def experiment(X, layers):
    activations = [X]
    for W, b in layers:
        activations.append(np.tanh(activations[-1] @ W + b))
    spread = np.array([A.std() for A in activations])
    saturated = np.array([np.mean(np.abs(A) > 0.95) for A in activations])
    return spread, saturated, spread[-1] / spread[0]
