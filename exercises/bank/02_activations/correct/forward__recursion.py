# task: forward
# style: one layer, then the rest of the network
def forward(X, layers):
    (W, b), rest = layers[0], layers[1:]
    Z = X @ W + b
    if not rest:
        return Z, []
    output, hidden = forward(np.tanh(Z), rest)
    return output, [np.tanh(Z), *hidden]
