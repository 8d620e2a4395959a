# task: choose
# points: 0 of 4
# hint: Is a large error good
# belief: the largest number wins
# diagnosis: the largest errors are looked for
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = max(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors, ddof=1) / np.sqrt(len(errors))
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
