# task: experiment
# points: 4 of 5
# hint: which of the two spreads stands on top
# belief: a ratio of first and last has the first on top
# diagnosis: the ratio is turned upside down
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[0] / spread[-1]
