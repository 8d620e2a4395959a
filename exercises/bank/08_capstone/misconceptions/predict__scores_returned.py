# task: predict
# points: 0 of 4
# hint: Which column of each row is the largest
# belief: the scores are the prediction
# diagnosis: the scores are returned
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return A @ W + b
