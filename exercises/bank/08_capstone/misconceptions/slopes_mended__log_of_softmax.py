# task: slopes_mended
# points: 4 of 5
# hint: Can its log be had without making the probability first
# belief: softmax, then its log: the same on paper, the same in floats
# diagnosis: the log is taken of finished probabilities
def slopes_mended(X, y, layers, masks, decay):
    A = [X]
    for (W, b), mask in zip(layers[:-1], masks):
        A.append(np.maximum(0, A[-1] @ W + b) * mask)
    W, b = layers[-1]
    scores = A[-1] @ W + b
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    logs = np.log(P)
    rows = np.arange(len(y))
    loss = -logs[rows, y].mean() + decay / 2 * sum((W**2).sum() for W, b in layers)

    dZ = np.exp(logs)
    dZ[rows, y] -= 1
    dZ /= len(y)
    gradients = []
    for number in reversed(range(len(layers))):
        W, b = layers[number]
        gradients.insert(0, (A[number].T @ dZ + decay * W, dZ.sum(axis=0)))
        if number > 0:
            dZ = (dZ @ W.T) * (A[number] > 0) * masks[number - 1]
    return loss, gradients
