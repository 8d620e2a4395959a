# task: softmax
# points: 3 of 5
# hint: What was left of its powers when you divided
# belief: a small number below the fraction bar makes it safe
# diagnosis: a small number is added to the sum, and outweighs it
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / (E.sum(axis=1, keepdims=True) + 1e-12)
