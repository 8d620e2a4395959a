# task: slopes_mended
# points: 0 of 5
# hint: How often does the mask meet
# belief: what is masked on the way up is masked at each use
# diagnosis: the answers meet the mask once more in dW
def slopes_mended(X, y, layers, masks, decay):
    A = [X]
    for (W, b), mask in zip(layers[:-1], masks):
        A.append(np.maximum(0, A[-1] @ W + b) * mask)
    W, b = layers[-1]
    scores = A[-1] @ W + b
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(y))
    loss = -logs[rows, y].mean() + decay / 2 * sum((W**2).sum() for W, b in layers)

    dZ = np.exp(logs)
    dZ[rows, y] -= 1
    dZ /= len(y)
    gradients = []
    for number in reversed(range(len(layers))):
        W, b = layers[number]
        gradients.insert(0, ((A[number] * masks[number - 1] if number else A[number]).T @ dZ + decay * W, dZ.sum(axis=0)))
        if number > 0:
            dZ = (dZ @ W.T) * (A[number] > 0) * masks[number - 1]
    return loss, gradients
