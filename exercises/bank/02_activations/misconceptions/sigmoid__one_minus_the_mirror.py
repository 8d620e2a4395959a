# task: sigmoid
# points: 3 of 4
# hint: If your code makes a number next to 1
# belief: σ(z) = 1 - σ(-z) holds for floats, too
# diagnosis: the left tail is a difference of two numbers next to 1
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 - 1 / (1 + np.exp(z))
