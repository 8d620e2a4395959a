# task: forward
# points: 0 of 6
# hint: how often did the hidden values go through tanh
# belief: each layer applies tanh to what it gets and to what it gives
# diagnosis: hidden values go through tanh twice
def forward(X, layers):
    hidden, A = [], X
    for number, (W, b) in enumerate(layers):
        Z = A @ W + b
        if number + 1 < len(layers):
            hidden.append(np.tanh(Z))
            A = np.tanh(hidden[-1])
    return Z, hidden
