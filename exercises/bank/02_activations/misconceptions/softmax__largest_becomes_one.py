# task: softmax
# points: 0 of 5
# hint: the largest number of each row is 1
# belief: dividing by the largest normalizes
# diagnosis: the powers are divided by the largest one
def softmax(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))
