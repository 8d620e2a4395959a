# task: slopes
# points: 0 of 4
# hint: this is σ itself
# belief: the derivative of σ is σ
# diagnosis: the function is taken for its slope
def sigmoid_grad(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def tanh_grad(z):
    return np.tanh(z)
