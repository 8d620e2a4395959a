# task: predict
# style: images as columns, with einsum
def predict(images, network):
    A = ((images - network["mean"]) / network["scale"]).T
    last = len(network["layers"]) - 1
    for number, (W, b) in enumerate(network["layers"]):
        A = np.einsum("io,in->on", W, A) + b[:, None]
        if number < last:
            A = A.clip(min=0)
    return np.array([int(np.argmax(column)) for column in A.T])
