# task: slopes
# points: 3 of 4
# hint: NumPy has a function that knows tanh
# belief: tanh is computed best by its definition
# diagnosis: infinity is divided by infinity in tanh
def sigmoid_grad(z):
    t = np.tanh(z / 2)
    return (1 - t**2) / 4


def tanh_grad(z):
    up, down = np.exp(z), np.exp(-z)
    return 1 - ((up - down) / (up + down)) ** 2
