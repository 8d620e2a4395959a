# task: update
# style: in augmented coordinates
def update(x, s, w, b, lr):
    a = np.append(1.0, x)
    theta = np.append(b, w)
    if s * a.dot(theta) <= 0:
        theta = theta + lr * s * a
    return theta[1:], theta[0]
