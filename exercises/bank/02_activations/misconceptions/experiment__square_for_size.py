# task: experiment
# points: 3 of 5
# hint: Which of the two does the task compare
# belief: a square is as good as an absolute value
# diagnosis: the square is compared with 0.95
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std())
        saturated.append(np.mean(A**2 > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
