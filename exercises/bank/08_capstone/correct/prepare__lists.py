# task: prepare
# style: plain lists and sets, one pixel after the other
def prepare(images, labels, share, seed):
    rng = np.random.default_rng(seed)
    check = []
    for label in sorted(set(labels.tolist())):
        rows = [i for i in range(len(labels)) if labels[i] == label]
        check += rng.choice(rows, size=round(share * len(rows)), replace=False).tolist()
    fit = sorted(set(range(len(labels))) - set(check))
    mean, scale = [], []
    for pixel in images[fit].T:
        mean.append(sum(pixel) / len(pixel))
        varies = len(set(pixel.tolist())) > 1
        scale.append(np.sqrt(sum((pixel - mean[-1]) ** 2) / len(pixel)) if varies else 1.0)
    return np.array(fit), np.array(check), np.array(mean), np.array(scale)
