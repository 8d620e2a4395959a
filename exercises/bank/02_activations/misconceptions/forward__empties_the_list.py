# task: forward
# points: 5 of 6
# hint: which line writes into layers
# belief: taking the last layer off a list leaves the caller's list alone
# diagnosis: the last layer is taken off the list that was given
def forward(X, layers):
    W_last, b_last = layers.pop()
    hidden, A = [], X
    for W, b in layers:
        A = np.tanh(A @ W + b)
        hidden.append(A)
    return A @ W_last + b_last, hidden
