# task: predict
# points: 3 of 4
# hint: which line writes into images
# belief: images are not needed afterwards
# diagnosis: the images are standardized in place
def predict(images, network):
    images -= network["mean"]
    images /= network["scale"]
    A = images
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
