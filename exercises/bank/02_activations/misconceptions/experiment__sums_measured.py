# task: experiment
# points: 0 of 5
# hint: this is the spread of the sums
# belief: what a layer holds are its sums
# diagnosis: the sums are measured and not the activations
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        Z = A @ W + b
        A = np.tanh(Z)
        spread.append(Z.std())
        saturated.append(np.mean(np.abs(Z) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
