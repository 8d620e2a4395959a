# task: choose
# points: 0 of 4
# hint: Which errors may decide
# belief: the network that learned most is the best
# diagnosis: the training errors decide
def choose(table):
    means = {name: np.mean(row["training"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["training"]
    margin = means[best] + np.std(errors, ddof=1) / np.sqrt(len(errors))
    close = [name for name in table if means[name] <= margin]
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
