# task: experiment
# style: all activations first, then comprehensions
def experiment(X, layers):
    activations = [X]
    for W, b in layers:
        activations.append(np.tanh(activations[-1] @ W + b))
    spread = np.array([np.std(A) for A in activations[1:]])
    saturated = np.array([(abs(A) > 0.95).mean() for A in activations[1:]])
    return spread, saturated, spread[-1] / spread[0]
