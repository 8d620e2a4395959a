# task: predict
# style: one line with np.heaviside
def predict(X, w, b):
    return np.heaviside((X * w).sum(axis=1) + b, 0.0)
