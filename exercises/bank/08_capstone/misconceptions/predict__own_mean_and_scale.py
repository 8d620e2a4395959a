# task: predict
# points: 1 of 4
# hint: With whose mean and scale is a single image standardized
# belief: images are standardized by the batch they come in
# diagnosis: the images are standardized with their own mean and scale
def predict(images, network):
    A = (images - images.mean(axis=0)) / np.maximum(images.std(axis=0), 1e-6)
    for W, b in network["layers"][:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = network["layers"][-1]
    return np.argmax(A @ W + b, axis=1)
