# task: slopes
# points: 3 of 4
# hint: At which number is the slope of σ to be taken
# belief: tanh is a stretched sigmoid, so its slope is four times the sigmoid's
# diagnosis: the sigmoid's slope is taken at z and not at 2z
def sigmoid_grad(z):
    t = np.tanh(z / 2)
    return (1 - t**2) / 4


def tanh_grad(z):
    return 4 * sigmoid_grad(z)
