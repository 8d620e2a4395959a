# task: sigmoid
# points: 0 of 4
# hint: Which sign has z in the power
# belief: the power is e^z, so 1/(1 + e^z)
# diagnosis: the minus in the power is missing
def sigmoid(z):
    return 1 / (1 + np.exp(z))
