# task: bce_with_logits
# points: 2 of 5
# hint: something tiny was added to a probability
# belief: log(p + ε) mends the logarithm of 0 and changes nothing else
# diagnosis: something tiny is added to the probabilities
def bce_with_logits(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p) + 1e-12))
