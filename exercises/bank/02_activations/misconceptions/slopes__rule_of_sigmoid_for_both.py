# task: slopes
# points: 2 of 4
# hint: Is it the rule of tanh
# belief: all squashing curves have the slope a(1 - a)
# diagnosis: the rule of the sigmoid is used for tanh
def sigmoid_grad(z):
    t = np.tanh(z / 2)
    return (1 - t**2) / 4


def tanh_grad(z):
    t = np.tanh(z)
    return t * (1 - t)
