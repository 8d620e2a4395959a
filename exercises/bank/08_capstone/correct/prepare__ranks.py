# task: prepare
# style: ranks of random numbers within each class
def prepare(images, labels, share, seed):
    luck = np.random.default_rng(seed).random(len(labels))
    kept = np.zeros(len(labels), dtype=bool)
    for label in set(labels.tolist()):
        mine = np.where(labels == label)[0]
        most = round(share * mine.size)
        kept[mine[np.argsort(luck[mine])[:most]]] = True
    seen = images[~kept]
    varies = np.ptp(seen, axis=0) > 0
    return np.where(~kept)[0], np.where(kept)[0], np.mean(seen, 0), np.where(varies, np.std(seen, 0), 1)
