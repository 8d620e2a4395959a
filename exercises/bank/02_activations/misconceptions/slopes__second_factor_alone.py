# task: slopes
# points: 1 of 4
# hint: Which factor of the formula is missing
# belief: the slope of σ is what is left up to 1
# diagnosis: the factor σ is missing
def sigmoid_grad(z):
    with np.errstate(over="ignore"):
        return 1 - 1 / (1 + np.exp(-z))


def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
