# task: cross_entropy_grad
# points: 0 of 5
# hint: you compare scores with shares
# belief: the slope is prediction minus target, and scores are the prediction
# diagnosis: scores are compared with shares, without softmax
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    return (Z - (1 - smoothing) * np.eye(K)[labels] - smoothing / K) / n
