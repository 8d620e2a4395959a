# task: predict
# points: 1 of 4
# hint: What did you do with the scale
# belief: a scale is multiplied
# diagnosis: the images are multiplied by the scale
def predict(images, network):
    A = (images - network["mean"]) * network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
