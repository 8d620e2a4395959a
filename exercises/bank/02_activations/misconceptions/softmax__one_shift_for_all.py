# task: softmax
# points: 3 of 5
# hint: Was the number that you took off the second row's own
# belief: any large number is good enough to take off
# diagnosis: the largest score of the whole table is taken off every row
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1, keepdims=True)
