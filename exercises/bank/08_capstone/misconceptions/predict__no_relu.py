# task: predict
# points: 1 of 4
# hint: what stands between the two layers
# belief: at prediction only the weights count
# diagnosis: nothing stands between the layers
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = A @ W + b
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
