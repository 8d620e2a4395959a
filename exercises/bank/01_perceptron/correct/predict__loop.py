# task: predict
# style: a loop over rows into a ready-made array
def predict(X, w, b):
    answers = np.zeros(len(X))
    for i, x in enumerate(X):
        if np.dot(x, w) + b > 0:
            answers[i] = 1
    return answers
