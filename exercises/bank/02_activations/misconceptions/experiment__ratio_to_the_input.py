# task: experiment
# points: 4 of 5
# hint: this is the last layer against X
# belief: the signal starts with X, so the ratio does
# diagnosis: the last layer is compared with X
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / X.std()
