# task: choose
# points: 2 of 4
# hint: deep is the best, but not the only one below the margin
# belief: the best mean is the best network
# diagnosis: the setting with the smallest mean is chosen, whatever its size
def choose(table):
    means = {name: np.mean(row["validation"]) for name, row in table.items()}
    best = min(means, key=means.get)
    errors = table[best]["validation"]
    margin = means[best] + np.std(errors, ddof=1) / np.sqrt(len(errors))
    close = [name for name in table if means[name] <= margin]
    return best, margin, best
