# task: softmax
# points: 3 of 5
# hint: the second row has lost the difference
# belief: beyond 500 scores hardly differ
# diagnosis: the scores are cut off before the power
def softmax(Z):
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=1, keepdims=True)
