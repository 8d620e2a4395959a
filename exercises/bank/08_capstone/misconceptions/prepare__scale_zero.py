# task: prepare
# points: 3 of 5
# hint: or next to it
# belief: a pixel that never changes has the scale 0
# diagnosis: the scale of a constant pixel stays 0
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    return fit, check, mean, scale
