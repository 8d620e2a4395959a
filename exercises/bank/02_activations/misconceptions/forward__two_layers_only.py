# task: forward
# points: 0 of 6
# hint: How many does your code ask for
# belief: a network has a hidden layer and an output
# diagnosis: exactly two layers are expected
def forward(X, layers):
    (W1, b1), (W2, b2) = layers[0], layers[1]
    A = np.tanh(X @ W1 + b1)
    return A @ W2 + b2, [A]
