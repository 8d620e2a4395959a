# task: train_mended
# style: examples multiplied by their signs beforehand
def train_mended(X, y, epochs):
    P = np.column_stack([np.ones(len(X)), X]) * (2.0 * y - 1.0)[:, None]
    theta, mistakes = np.zeros(P.shape[1]), []
    for _ in range(epochs):
        count = 0
        for p in P:
            if p @ theta <= 0:
                theta, count = theta + p, count + 1
        mistakes.append(count)
        if count == 0:
            break
    return theta[1:], theta[0], mistakes
