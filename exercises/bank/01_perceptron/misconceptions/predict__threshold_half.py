# task: predict
# points: 2 of 4
# hint: at which value of z does the step jump
# belief: z is a probability, so the border is at one half
# diagnosis: the step jumps at one half
def predict(X, w, b):
    return np.round(np.clip(X @ w + b, 0, 1))
