# task: training
# style: a list of nodes by number of uses, slopes kept on the nodes
def loss_and_gradients(X, y, w, b, l2):
    end, w, b = recorded_loss(X, y, w, b, l2)
    nodes = [end]
    for node in nodes:
        nodes += [parent for parent, _ in node.made_from if parent not in nodes]
        node.slope, node.uses = 0.0, 0
    for node in nodes:
        for parent, _ in node.made_from:
            parent.uses += 1
    end.slope, ready = 1.0, [end]
    while ready:
        node = ready.pop()
        for parent, back in node.made_from:
            parent.slope = parent.slope + back(node.slope)
            parent.uses -= 1
            if parent.uses == 0:
                ready.append(parent)
    return float(end.data), w.slope, float(b.slope)


def train(X, y, lr, steps, l2):
    w, b = np.zeros(X.shape[1]), np.zeros(())
    losses = np.zeros(steps)
    for step in range(steps):
        J, dw, db = loss_and_gradients(X, y, w, b, l2)
        losses[step], w, b = J, w - lr * dw, b - lr * db
    return losses, w, b
