# task: choose
# points: 0 of 4
# hint: lucky was best with one seed
# belief: a setting is as good as its best run
# diagnosis: the best seed of each setting decides
def choose(table):
    means = {name: np.min(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors, ddof=1) / np.sqrt(len(errors))
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
