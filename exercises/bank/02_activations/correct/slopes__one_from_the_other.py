# task: slopes
# style: tanh is a sigmoid, stretched: 4σ'(2z)
def sigmoid_grad(z):
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


def tanh_grad(z):
    return 4 * sigmoid_grad(2 * z)
