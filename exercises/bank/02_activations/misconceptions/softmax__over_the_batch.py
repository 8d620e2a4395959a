# task: softmax
# points: 0 of 5
# hint: each column sums to 1
# belief: axis 0 means one row at a time
# diagnosis: the sum runs over the examples
def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
