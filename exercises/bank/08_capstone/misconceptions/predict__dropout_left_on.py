# task: predict
# points: 0 of 4
# hint: Where does chance come into your answers
# belief: dropout belongs to the network, whenever it is used
# diagnosis: units are dropped at prediction
def predict(images, network):
    A = (images - network["mean"]) / network["scale"]
    rng = np.random.default_rng(0)
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
        A = A * (rng.random(A.shape) < 0.5) / 0.5
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
