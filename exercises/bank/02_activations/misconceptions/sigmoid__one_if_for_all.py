# task: sigmoid
# points: 0 of 4
# hint: Can a single if decide
# belief: an if looks at each number of an array
# diagnosis: one if is asked about a whole array
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))
