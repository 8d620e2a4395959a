# task: update
# style: a factor that is 0 or 1
def update(x, s, w, b, lr):
    step = lr * s * (s * (np.dot(w, x) + b) <= 0)
    return w + step * x, b + step
