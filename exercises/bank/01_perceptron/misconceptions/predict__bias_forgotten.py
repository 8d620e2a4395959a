# task: predict
# points: 2 of 4
# hint: what happened to the bias
# belief: the bias only matters during training
# diagnosis: the bias is left out
def predict(X, w, b):
    return (X @ w > 0).astype(float)
