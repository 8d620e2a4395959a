# task: predict
# points: 0 of 4
# hint: Along which axis do the scores of one image lie
# belief: axis 0 is the classes
# diagnosis: the largest score is taken along the images
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=0)
