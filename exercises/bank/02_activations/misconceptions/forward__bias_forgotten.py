# task: forward
# points: 0 of 6
# hint: each unit has a bias
# belief: the weights are what matters
# diagnosis: the biases are left out
def forward(X, layers):
    hidden, A = [], X
    for number, (W, _) in enumerate(layers):
        Z = A @ W
        if number + 1 < len(layers):
            A = np.tanh(Z)
            hidden.append(A)
    return Z, hidden
