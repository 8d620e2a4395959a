# task: choose
# style: one pass for the best, one for the smallest
def choose(table):
    best, least = None, float("inf")
    for name, row in table.items():
        mean = sum(row["validation"]) / len(row["validation"])
        if mean < least:
            best, least = name, mean
    errors = table[best]["validation"]
    k = len(errors)
    margin = least + (sum((e - least) ** 2 for e in errors) / (k - 1) / k) ** 0.5
    chosen = best
    for name, row in table.items():
        if sum(row["validation"]) / len(row["validation"]) <= margin:
            if row["numbers"] < table[chosen]["numbers"]:
                chosen = name
    return best, margin, chosen
