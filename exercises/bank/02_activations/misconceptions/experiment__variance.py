# task: experiment
# points: 2 of 5
# hint: this is the variance
# belief: variance and spread are the same
# diagnosis: the variance is taken for the spread
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.var())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
