# task: forward
# points: 4 of 6
# hint: the output is in your list
# belief: hidden holds what every layer gives
# diagnosis: the output stands in the list of hidden layers
def forward(X, layers):
    hidden, A = [], X
    for number, (W, b) in enumerate(layers):
        Z = A @ W + b
        A = np.tanh(Z) if number + 1 < len(layers) else Z
        hidden.append(A)
    return Z, hidden
