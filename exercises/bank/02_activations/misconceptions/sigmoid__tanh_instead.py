# task: sigmoid
# points: 0 of 4
# hint: these are the values of tanh
# belief: sigmoid and tanh are two names of one curve
# diagnosis: tanh is taken for the sigmoid
def sigmoid(z):
    return np.tanh(z)
