# task: bce_with_logits
# style: NumPy's own log(e^a + e^b), on the right side for each label
def bce_with_logits(z, y):
    return np.logaddexp(0, (1 - 2 * y) * z).mean()
