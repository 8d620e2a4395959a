# task: experiment
# points: 3 of 5
# hint: At which end do you count
# belief: saturated means near 1
# diagnosis: only the upper end is counted
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        spread.append(A.std())
        saturated.append(np.mean(A > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
