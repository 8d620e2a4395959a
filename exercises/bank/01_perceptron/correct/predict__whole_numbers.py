# task: predict
# style: whole numbers 0 and 1, through a list
def predict(X, w, b):
    return np.array([int(sum(x * w) > -b) for x in X], dtype=int)
