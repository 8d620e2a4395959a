# task: bce_with_logits
# points: 0 of 5
# hint: Do your labels have to be -1 and 1
# belief: the logistic loss is log(1 + e^(-yz)), whatever the labels are
# diagnosis: the labels 0 and 1 are used as if they were signs
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, -y * z))
