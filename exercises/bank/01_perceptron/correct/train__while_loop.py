# task: train
# style: a while loop over indices
def train(X, s, epochs):
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    mistakes = []
    while len(mistakes) < epochs:
        count = 0
        for i in range(n):
            z = b
            for j in range(d):
                z += w[j] * X[i, j]
            if s[i] * z <= 0:
                for j in range(d):
                    w[j] += s[i] * X[i, j]
                b += s[i]
                count += 1
        mistakes.append(count)
        if count == 0:
            return w, b, mistakes
    return w, b, mistakes
