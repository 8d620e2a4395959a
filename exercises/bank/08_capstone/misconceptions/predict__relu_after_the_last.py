# task: predict
# points: 1 of 4
# hint: Who made them equal
# belief: every layer ends with ReLU
# diagnosis: ReLU follows the last layer, too
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(np.maximum(0, A @ W + b), axis=1)
