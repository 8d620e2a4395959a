# task: predict
# points: 0 of 4
# hint: their shape is (5, 1)
# belief: one prediction per row means a column
# diagnosis: the predictions stand in a column
def predict(X, w, b):
    z = X @ w.reshape(-1, 1) + b
    return (z > 0).astype(float)
