# task: bce
# points: 2 of 4
# hint: you compare z with the truth
# belief: the slope is prediction minus target, and z is the prediction
# diagnosis: z is compared with the target, without a sigmoid
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    return (z - y) / len(z)
