# task: forward
# points: 0 of 6
# hint: Which axis of X meets which axis of W
# belief: each row of W belongs to one unit
# diagnosis: the weights are transposed
def forward(X, layers):
    hidden, A = [], X
    for number, (W, b) in enumerate(layers):
        Z = A @ W.T + b
        if number + 1 < len(layers):
            A = np.tanh(Z)
            hidden.append(A)
    return Z, hidden
