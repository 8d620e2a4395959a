# task: bce_with_logits
# points: 2 of 5
# hint: somewhere on the way a float was ∞
# belief: once the probability is gone, the formula is stable
# diagnosis: a power leaves the range of floats
def bce_with_logits(z, y):
    return np.mean(np.log1p(np.exp(z)) - z * y)
