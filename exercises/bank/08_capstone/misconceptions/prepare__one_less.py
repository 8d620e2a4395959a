# task: prepare
# points: 3 of 5
# hint: or by one less
# belief: a sample's deviation divides by n - 1
# diagnosis: the deviation divides by one less than the number of rows
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0, ddof=1)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
