# task: predict
# points: 3 of 4
# hint: what kind of number
# belief: True is as good as 1
# diagnosis: truth values come instead of numbers
def predict(X, w, b):
    return X @ w + b > 0
