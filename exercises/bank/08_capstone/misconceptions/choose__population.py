# task: choose
# points: 1 of 4
# hint: Is the sum of squares divided by 3, or by 2
# belief: np.std has the right n by itself
# diagnosis: the deviation divides by the number of seeds
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors) / np.sqrt(len(errors))
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
