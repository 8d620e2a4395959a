# task: softmax
# points: 0 of 5
# hint: What makes their row sum to 1
# belief: positive numbers are probabilities
# diagnosis: the powers are not divided by their sum
def softmax(Z):
    return np.exp(Z)
