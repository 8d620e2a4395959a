# task: experiment
# points: 1 of 5
# hint: this is the last layer. What about the others
# belief: what arrives at the end is the result
# diagnosis: only the last layer is told
def experiment(X, layers):
    A, first = X, None
    for W, b in layers:
        A = np.tanh(A @ W + b)
        first = A.std() if first is None else first
    return A.std(), np.mean(np.abs(A) > 0.95), A.std() / first
