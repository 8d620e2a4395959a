# task: sigmoid
# points: 3 of 4
# hint: Which kind of numbers can it hold
# belief: the array for the answer is made like z
# diagnosis: the answer is written into an array of whole numbers
def sigmoid(z):
    out = np.zeros_like(z)
    right = z >= 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    power = np.exp(z[~right])
    out[~right] = power / (1 + power)
    return out
