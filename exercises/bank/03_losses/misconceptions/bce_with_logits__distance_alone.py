# task: bce_with_logits
# points: 0 of 5
# hint: What does the logarithm add, most of all next to 0
# belief: far out the loss is a straight line, and that is stable
# diagnosis: the logarithm is left out, and a straight line remains
def bce_with_logits(z, y):
    return np.mean(np.maximum(0, np.where(y == 1, -z, z)))
