# task: bce_with_logits
# style: the form that libraries document, max(z, 0) - z y + log(1 + e^-|z|)
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
