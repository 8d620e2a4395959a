# task: predict
# points: 0 of 4
# hint: which two numbers stand for the classes
# belief: the step is the sign
# diagnosis: signs come instead of classes
def predict(X, w, b):
    return np.sign(X @ w + b)
