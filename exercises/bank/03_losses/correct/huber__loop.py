# task: huber
# style: plain Python, one difference after the other
def huber(prediction, target, delta):
    total = 0.0
    for p, t in zip(prediction, target):
        r = abs(float(p) - float(t))
        total += r * r / 2 if r < delta else delta * (r - delta / 2)
    return total / len(prediction)


def huber_grad(prediction, target, delta):
    slopes = []
    for p, t in zip(prediction, target):
        r = float(p) - float(t)
        slopes.append(r if abs(r) < delta else delta if r > 0 else -delta)
    return np.array(slopes) / len(slopes)
