# task: choose
# points: 2 of 4
# hint: linear is the smallest of all
# belief: small networks are always better
# diagnosis: the smallest network of all is chosen
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors, ddof=1) / np.sqrt(len(errors))
    close = list(table)
    return best, margin, min(close, key=lambda name: table[name]["numbers"])
