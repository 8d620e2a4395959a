# task: choose
# style: arrays of means and sizes
def choose(table):
    names = list(table)
    errors = np.array([table[name]["validation"] for name in names])
    means = errors.mean(axis=1)
    first = int(means.argmin())
    margin = means[first] + np.sqrt(errors[first].var(ddof=1) / errors.shape[1])
    sizes = np.array([float(table[name]["numbers"]) for name in names])
    sizes[means > margin] = np.inf
    return names[first], margin, names[int(sizes.argmin())]
