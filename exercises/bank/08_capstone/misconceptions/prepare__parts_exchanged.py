# task: prepare
# points: 0 of 5
# hint: Which part is check, and which is fit
# belief: the larger part is the one to check with
# diagnosis: fit and check have changed places
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        check.extend(rows[: round(share * len(rows))])
    fit = np.array(check)
    check = np.setdiff1d(np.arange(len(labels)), fit)
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
