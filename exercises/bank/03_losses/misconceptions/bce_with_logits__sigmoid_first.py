# task: bce_with_logits
# points: 2 of 5
# hint: somewhere on the way a float was ∞, or a probability 0
# belief: the loss is the logarithm of a probability, so the probability comes first
# diagnosis: the probability is computed first and its logarithm taken then
def bce_with_logits(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))
