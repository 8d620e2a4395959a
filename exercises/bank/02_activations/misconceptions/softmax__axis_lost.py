# task: softmax
# points: 0 of 5
# hint: Which shape lets each row meet its own sum
# belief: a sum over axis 1 stands beside the rows by itself
# diagnosis: the sums of the rows lose their axis
def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=1)
