# task: softmax
# points: 3 of 5
# hint: Which number may be taken from all scores
# belief: the formula is the program
# diagnosis: the powers of large scores are infinite
def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
