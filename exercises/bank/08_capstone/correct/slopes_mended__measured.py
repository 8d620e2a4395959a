# task: slopes_mended
# style: every slope by a complex step
def slopes_mended(X, y, layers, masks, decay):
    def loss(stack):
        A = X
        for (W, b), mask in zip(stack[:-1], masks):
            Z = A @ W + b
            A = Z * (Z.real > 0) * mask
        S = A @ stack[-1][0] + stack[-1][1]
        S = S - S.real.max(axis=1, keepdims=True)
        fit = np.log(np.exp(S).sum(axis=1)) - S[np.arange(len(y)), y]
        return fit.mean() + decay / 2 * sum((W * W).sum() for W, b in stack)

    gradients = []
    for number in range(len(layers)):
        pair = []
        for kind in (0, 1):
            slope = np.zeros(layers[number][kind].shape)
            for place in np.ndindex(slope.shape):
                stack = [[W.astype(complex), b.astype(complex)] for W, b in layers]
                stack[number][kind][place] += 1e-30j
                slope[place] = loss(stack).imag / 1e-30
            pair.append(slope)
        gradients.append(tuple(pair))
    return float(np.real(loss(layers))), gradients
