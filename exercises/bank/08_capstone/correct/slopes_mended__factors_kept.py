# task: slopes_mended
# style: the factors of the way up are kept for the way down
def slopes_mended(X, y, layers, masks, decay):
    inputs, factors = [X], []
    for (W, b), mask in zip(layers, masks):
        Z = inputs[-1] @ W + b
        factors.append(np.where(Z > 0, mask, 0.0))
        inputs.append(Z * factors[-1])
    Z = inputs[-1] @ layers[-1][0] + layers[-1][1]
    whole = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - whole[:, None])
    truth = np.eye(Z.shape[1])[y]
    loss = np.mean(whole - np.sum(truth * Z, axis=1))
    back, gradients = (P - truth) / len(y), []
    for number in range(len(layers) - 1, -1, -1):
        W = layers[number][0]
        loss += decay * np.sum(W * W) / 2
        gradients.append((inputs[number].T @ back + decay * W, back.sum(axis=0)))
        if number:
            back = (back @ W.T) * factors[number - 1]
    return loss, gradients[::-1]
