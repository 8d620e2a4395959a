# task: experiment
# points: 3 of 5
# hint: this is how many
# belief: how many is how large a part
# diagnosis: the saturated are counted and not divided by all
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std())
        saturated.append(np.sum(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
