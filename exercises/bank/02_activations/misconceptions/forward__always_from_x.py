# task: forward
# points: 0 of 6
# hint: your second layer looks at X
# belief: all layers look at the data
# diagnosis: every layer looks at X
def forward(X, layers):
    hidden = []
    for number, (W, b) in enumerate(layers):
        Z = X @ W + b
        if number + 1 < len(layers):
            hidden.append(np.tanh(Z))
    return Z, hidden
