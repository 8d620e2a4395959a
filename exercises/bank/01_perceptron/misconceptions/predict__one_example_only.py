# task: predict
# points: 0 of 4
# hint: Can a single if decide for all of them
# belief: an if works on arrays as it does on numbers
# diagnosis: one if decides for all examples at once
def predict(X, w, b):
    z = X @ w + b
    if z > 0:
        return 1.0
    return 0.0
