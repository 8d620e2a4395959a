# task: forward
# points: 0 of 6
# hint: is tanh applied to what goes into a layer
# belief: the activation belongs to the input of a layer
# diagnosis: tanh is applied to X as well
def forward(X, layers):
    hidden, A = [], X
    for W, b in layers:
        H = np.tanh(A)
        hidden.append(H)
        A = H @ W + b
    return A, hidden[1:]
