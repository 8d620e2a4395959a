# task: slopes_mended
# style: one example after the other
def slopes_mended(X, y, layers, masks, decay):
    loss = decay / 2 * sum(np.sum(W**2) for W, _ in layers)
    gradients = [[decay * W, np.zeros(len(b))] for W, b in layers]
    for i in range(len(y)):
        answers = [X[i]]
        for (W, b), mask in zip(layers[:-1], masks):
            answers.append(np.maximum(answers[-1] @ W + b, 0) * mask[i])
        scores = answers[-1] @ layers[-1][0] + layers[-1][1]
        logs = scores - scores.max() - np.log(np.sum(np.exp(scores - scores.max())))
        loss -= logs[y[i]] / len(y)
        slope = (np.exp(logs) - (np.arange(len(logs)) == y[i])) / len(y)
        for number in range(len(layers))[::-1]:
            gradients[number][0] = gradients[number][0] + np.outer(answers[number], slope)
            gradients[number][1] = gradients[number][1] + slope
            if number > 0:
                slope = (layers[number][0] @ slope) * (answers[number] > 0) * masks[number - 1][i]
    return loss, [tuple(pair) for pair in gradients]
