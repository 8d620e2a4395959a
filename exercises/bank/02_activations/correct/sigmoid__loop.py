# task: sigmoid
# style: plain Python, number by number, with the shape put back
import math


def one(value):
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    power = math.exp(value)
    return power / (1 + power)


def sigmoid(z):
    return np.array([one(float(value)) for value in z.ravel()]).reshape(z.shape)
