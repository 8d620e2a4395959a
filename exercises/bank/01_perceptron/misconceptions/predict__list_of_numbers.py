# task: predict
# points: 0 of 4
# hint: Where would np.array belong
# belief: a list of numbers is an array
# diagnosis: the predictions come in a list
def predict(X, w, b):
    return [1.0 if x @ w + b > 0 else 0.0 for x in X]
