# task: training
# style: every way from J to its inputs walked on its own, and added up
def ways(node, d):
    if not node.made_from:
        yield node, d
    for parent, back in node.made_from:
        yield from ways(parent, back(d))


def loss_and_gradients(X, y, w, b, l2):
    end, w, b = recorded_loss(X, y, w, b, l2)
    arrived = list(ways(end, 1.0))
    dw = sum(d for node, d in arrived if node is w)
    db = sum(d for node, d in arrived if node is b)
    return [end.data, dw, db]


def train(X, y, lr, steps, l2):
    theta, losses = (np.zeros(X.shape[1]), 0.0), []
    while len(losses) < steps:
        J, *gradients = loss_and_gradients(X, y, *theta, l2)
        theta = tuple(t - lr * g for t, g in zip(theta, gradients))
        losses += [J]
    return np.array(losses), *theta
