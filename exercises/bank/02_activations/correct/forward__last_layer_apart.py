# task: forward
# style: the hidden layers in a loop, the last one after it
def forward(X, layers):
    hidden = []
    A = X
    for W, b in layers[:-1]:
        A = np.tanh(np.dot(A, W) + b)
        hidden.append(A)
    W, b = layers[-1]
    return A @ W + b, hidden
