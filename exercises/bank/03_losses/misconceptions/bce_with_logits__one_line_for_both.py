# task: bce_with_logits
# points: 0 of 5
# hint: this is log(1 + e^z) for all four
# belief: the loss of a sum is log(1 + e^z)
# diagnosis: everyone is taken for healthy
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))
