# task: predict
# points: 0 of 4
# hint: Which function comes after the sum
# belief: the unit's output is the weighted sum
# diagnosis: the step is left out
def predict(X, w, b):
    return X @ w + b
