# task: prepare
# points: 3 of 5
# hint: this is the variance
# belief: a variance is a scale
# diagnosis: the variance is taken for the deviation
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images[fit].mean(axis=0), images[fit].var(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
