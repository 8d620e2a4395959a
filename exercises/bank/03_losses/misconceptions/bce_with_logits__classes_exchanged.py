# task: bce_with_logits
# points: 0 of 5
# hint: Which of the two lines holds for y = 0
# belief: e^z belongs to the sick, as a large z says sick
# diagnosis: the two lines are exchanged
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, np.where(y == 1, z, -z)))
