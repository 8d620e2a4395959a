# task: predict
# points: 0 of 4
# hint: which side of 0 is class 1
# belief: a sum above the threshold means rejected
# diagnosis: the two classes are exchanged
def predict(X, w, b):
    return np.where(X @ w + b > 0, 0.0, 1.0)
