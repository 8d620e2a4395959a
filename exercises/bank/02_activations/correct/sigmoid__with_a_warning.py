# task: sigmoid
# style: the formula as it stands, overflow warning and all
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))
