# task: experiment
# points: 0 of 5
# hint: Where does your loop leave it out
# belief: the last layer never has an activation
# diagnosis: the last layer has no tanh
def experiment(X, layers):
    spread, saturated, A = [], [], X
    for number, (W, b) in enumerate(layers, start=1):
        A = A @ W + b
        if number < len(layers):
            A = np.tanh(A)
        spread.append(A.std())
        saturated.append(np.mean(np.abs(A) > 0.95))
    return np.array(spread), np.array(saturated), spread[-1] / spread[0]
