# task: train
# style: augmented coordinates, examples multiplied by their signs
def train(X, s, epochs):
    P = np.hstack([np.ones((len(X), 1)), X]) * np.reshape(s, (-1, 1))
    theta, mistakes = np.zeros(P.shape[1]), []
    for _ in range(epochs):
        mistakes.append(0)
        for p in P:
            if theta @ p <= 0:
                theta = theta + p
                mistakes[-1] += 1
        if not mistakes[-1]:
            break
    return theta[1:], theta[0], mistakes
