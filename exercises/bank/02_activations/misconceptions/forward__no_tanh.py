# task: forward
# points: 0 of 6
# hint: where is the tanh between the layers
# belief: layers alone make a network
# diagnosis: there is no tanh between the layers
def forward(X, layers):
    hidden, A = [], X
    for W, b in layers:
        A = A @ W + b
        hidden.append(A)
    return A, hidden[:-1]
