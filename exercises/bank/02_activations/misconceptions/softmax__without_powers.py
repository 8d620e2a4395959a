# task: softmax
# points: 0 of 5
# hint: where in the formula does e come in
# belief: dividing by the sum makes probabilities
# diagnosis: the scores are divided by their sum without e
def softmax(Z):
    with np.errstate(all="ignore"):
        return Z / Z.sum(axis=1, keepdims=True)
