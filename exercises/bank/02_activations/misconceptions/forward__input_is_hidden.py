# task: forward
# points: 4 of 6
# hint: X is in your list
# belief: the input is the first layer
# diagnosis: X stands in the list of hidden layers
def forward(X, layers):
    activations = [X]
    for W, b in layers[:-1]:
        activations.append(np.tanh(activations[-1] @ W + b))
    W, b = layers[-1]
    return activations[-1] @ W + b, activations
