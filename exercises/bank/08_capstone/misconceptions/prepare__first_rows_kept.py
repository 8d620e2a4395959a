# task: prepare
# points: 2 of 5
# hint: what decides which rows are drawn
# belief: the rows are in no order, so the first ones will do
# diagnosis: the first rows of each class are kept back, whatever the seed
def prepare(images, labels, share, seed):
    check = []
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        check.extend(rows[: round(share * len(rows))])
    check = np.array(check)
    fit = np.setdiff1d(np.arange(len(labels)), check)
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
