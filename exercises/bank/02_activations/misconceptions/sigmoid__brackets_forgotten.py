# task: sigmoid
# points: 0 of 4
# hint: which does Python compute first
# belief: a fraction bar reaches as far as one meant it to
# diagnosis: only the 1 stands below the fraction bar
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
