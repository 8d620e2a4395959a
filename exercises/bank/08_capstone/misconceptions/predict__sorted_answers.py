# task: predict
# points: 1 of 4
# hint: Does the first answer belong to the first image
# belief: answers are a set of classes
# diagnosis: the answers are sorted by class
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.sort(np.argmax(A @ W + b, axis=1))
