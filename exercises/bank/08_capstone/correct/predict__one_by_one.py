# task: predict
# style: one image after the other, plain loops
def predict(images, network):
    answers = []
    for image in images:
        a = [(x - m) / s for x, m, s in zip(image, network["mean"], network["scale"])]
        for number, (W, b) in enumerate(network["layers"]):
            if number > 0:
                a = [max(0.0, v) for v in a]
            a = [sum(a[i] * W[i, j] for i in range(len(a))) + b[j] for j in range(len(b))]
        answers.append(a.index(max(a)))
    return np.array(answers)
