# task: experiment
# points: 2 of 5
# hint: you took one deviation for each unit
# belief: a spread is always taken column by column
# diagnosis: the deviations of single units are averaged
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std(axis=0).mean())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
