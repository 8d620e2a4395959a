# task: experiment
# points: 0 of 5
# hint: your second layer looks at X
# belief: all layers look at the data
# diagnosis: every layer looks at X
def experiment(X, layers):
    spread, saturated = [], []
    for W, b in layers:
        weights = W if len(W) == X.shape[1] else np.zeros((X.shape[1], W.shape[1]))
        A = np.tanh(X @ weights + b)
        spread.append(A.std())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
