# task: choose
# points: 1 of 4
# hint: How much would it move with other seeds
# belief: a mean is a number like any other
# diagnosis: the margin is the smallest mean itself
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best]
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
