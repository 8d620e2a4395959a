# task: prepare
# points: 0 of 5
# hint: are those with a 2 kept back at all
# belief: more rows to learn from cannot hurt
# diagnosis: fit holds all rows, those kept back too
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.arange(len(labels))
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
