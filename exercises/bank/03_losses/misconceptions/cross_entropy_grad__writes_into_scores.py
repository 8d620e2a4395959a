# task: cross_entropy_grad
# points: 4 of 5
# hint: which line writes into Z
# belief: inside a function an array is a copy
# diagnosis: the function writes into the scores that it was given
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (E / E.sum(axis=1, keepdims=True) - Q) / n
