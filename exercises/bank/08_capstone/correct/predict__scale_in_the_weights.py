# task: predict
# style: mean and scale moved into the first layer
def predict(images, network):
    (W, b), *others = network["layers"]
    V = W / network["scale"][:, None]
    Z = images @ V + (b - network["mean"] @ V)
    for W, b in others:
        Z = np.where(Z > 0, Z, 0) @ W + b
    return Z.argmax(axis=1)
