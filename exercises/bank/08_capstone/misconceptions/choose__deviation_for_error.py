# task: choose
# points: 1 of 4
# hint: 0.03 tells how far single errors lie
# belief: the deviation is the error of the mean
# diagnosis: the standard deviation is taken for the standard error
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors, ddof=1)
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
