# task: forward
# points: 4 of 6
# hint: these are the sums Z of the first layer
# belief: what a layer holds are its sums
# diagnosis: the sums are kept and not the activations
def forward(X, layers):
    hidden, A = [], X
    for number, (W, b) in enumerate(layers):
        Z = A @ W + b
        if number + 1 < len(layers):
            hidden.append(Z)
            A = np.tanh(Z)
    return Z, hidden
