# task: prepare
# points: 2 of 5
# hint: does each class draw for itself
# belief: chance keeps the shares of the classes by itself
# diagnosis: the rows are drawn from all classes at once
def prepare(images, labels, share, seed):
    rows = np.random.default_rng(seed).permutation(len(labels))
    kept = round(share * len(labels))
    check, fit = rows[:kept], rows[kept:]
    mean, scale = images[fit].mean(axis=0), images[fit].std(axis=0)
    scale[images[fit].min(axis=0) == images[fit].max(axis=0)] = 1
    return fit, check, mean, scale
