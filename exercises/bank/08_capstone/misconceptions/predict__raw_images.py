# task: predict
# points: 1 of 4
# hint: Which numbers belong to the network, besides its weights
# belief: standardizing is a matter of training
# diagnosis: the images are not standardized
def predict(images, network):
    A = images
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
