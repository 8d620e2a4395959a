# task: softmax
# points: 0 of 5
# hint: all six numbers together sum to 1
# belief: probabilities sum to 1, so the whole table does
# diagnosis: the sum runs over the whole table
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum()
