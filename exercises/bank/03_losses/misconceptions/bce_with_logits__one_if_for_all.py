# task: bce_with_logits
# points: 0 of 5
# hint: Can a single if decide
# belief: an if looks at each number of an array
# diagnosis: one if is asked about a whole array
def bce_with_logits(z, y):
    if y == 1:
        return np.mean(np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z))
