# task: forward
# points: 2 of 6
# hint: the last layer
# belief: every layer has its activation
# diagnosis: the last layer has a tanh, too
def forward(X, layers):
    hidden, A = [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        hidden.append(A)
    return A, hidden[:-1]
