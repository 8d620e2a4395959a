# task: prepare
# points: 3 of 5
# hint: Which of them may the network know about
# belief: a pixel's mean is a property of pixels, whoever's they are
# diagnosis: mean and scale are taken over all rows, those kept back too
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images.mean(axis=0), images.std(axis=0)
    scale[images.min(axis=0) == images.max(axis=0)] = 1
    return fit, check, mean, scale
