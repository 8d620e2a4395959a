# task: bce_with_logits
# points: 4 of 5
# hint: Which of the two lines of the formula needs no subtraction
# belief: with logaddexp nothing can go wrong any more
# diagnosis: two large numbers are subtracted, and the rest loses its digits
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) - z * y)
