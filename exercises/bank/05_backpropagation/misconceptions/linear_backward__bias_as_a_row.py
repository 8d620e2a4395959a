# task: linear_backward
# points: 3 of 4
# hint: Which shape has b, and which has your answer
# belief: a row and a vector are the same
# diagnosis: db keeps an axis for the examples
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)
