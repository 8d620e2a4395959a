# task: sigmoid
# points: 3 of 4
# hint: What is ∞ divided by ∞
# belief: two forms of a formula are the same to a computer
# diagnosis: infinity is divided by infinity
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
