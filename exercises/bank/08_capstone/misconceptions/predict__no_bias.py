# task: predict
# points: 1 of 4
# hint: did each class get its bias
# belief: biases matter in training only
# diagnosis: the last layer's biases are left out
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W, axis=1)
