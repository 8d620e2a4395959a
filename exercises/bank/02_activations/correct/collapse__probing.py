# task: collapse
# style: ask the stack itself: x = 0, then one input at a time
def collapse(layers):
    d = layers[0][0].shape[0]
    answers = np.vstack([np.zeros(d), np.eye(d)])
    for W, b in layers:
        answers = answers @ W + b
    return answers[1:] - answers[0], answers[0]
