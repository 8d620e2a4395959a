# task: sigmoid
# points: 0 of 4
# hint: Which answer lies between no and yes
# belief: an activation says yes or no
# diagnosis: the step is taken instead
def sigmoid(z):
    return np.where(z > 0, 1.0, 0.0)
