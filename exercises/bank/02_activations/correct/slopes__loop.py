# task: slopes
# style: plain Python, number by number
import math


def each(function, z):
    return np.array([function(float(v)) for v in np.ravel(z)]).reshape(np.shape(z))


def sigmoid_grad(z):
    return each(lambda v: (1 - math.tanh(v / 2) ** 2) / 4, z)


def tanh_grad(z):
    return each(lambda v: 1 - math.tanh(v) ** 2, z)
