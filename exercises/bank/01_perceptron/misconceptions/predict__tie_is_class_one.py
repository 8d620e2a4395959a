# task: predict
# points: 3 of 4
# hint: What is z for the first example
# belief: the step is 1 from 0 on
# diagnosis: a sum of exactly 0 counts as class 1
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1.0, 0.0)
