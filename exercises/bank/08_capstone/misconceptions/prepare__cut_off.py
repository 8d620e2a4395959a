# task: prepare
# points: 2 of 5
# hint: is the number of rows rounded, or cut off
# belief: int rounds
# diagnosis: the number of rows kept back is cut off to a whole number
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: int(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
