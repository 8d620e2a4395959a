# task: forward
# style: unit by unit, example by example
def forward(X, layers):
    values = [[float(v) for v in row] for row in X]
    hidden = []
    for number, (W, b) in enumerate(layers):
        values = [
            [b[j] + sum(v * W[i, j] for i, v in enumerate(row)) for j in range(W.shape[1])]
            for row in values
        ]
        if number < len(layers) - 1:
            values = np.tanh(values).tolist()
            hidden.append(np.array(values))
    return np.array(values), hidden
