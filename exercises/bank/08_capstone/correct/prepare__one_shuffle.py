# task: prepare
# style: one shuffle, then the first rows of each class
def prepare(images, labels, share, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    classes, counts = np.unique(labels, return_counts=True)
    room = {c: round(share * n) for c, n in zip(classes.tolist(), counts.tolist())}
    fit, check = [], []
    for row in order.tolist():
        label = int(labels[row])
        (check if room[label] > 0 else fit).append(row)
        room[label] -= 1
    scale = images[fit].std(axis=0)
    scale[scale < 1e-9] = 1.0
    return np.array(fit), np.array(check), images[fit].mean(axis=0), scale
