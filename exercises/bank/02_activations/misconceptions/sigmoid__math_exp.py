# task: sigmoid
# points: 0 of 4
# hint: does the exponential that you use take a whole array
# belief: math.exp and np.exp are the same
# diagnosis: an exponential for one number gets an array
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
