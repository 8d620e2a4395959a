# task: sigmoid
# points: 3 of 4
# hint: your answers for -40 and -100 are the same number
# belief: beyond ±30 the sigmoid does not change any more
# diagnosis: z is cut off before the power
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))
