# task: experiment
# points: 4 of 5
# hint: this is the fraction of right answers
# belief: found means answered rightly
# diagnosis: the fraction of right answers is taken
def experiment(X_train, y_train, X_valid, y_valid, start, lr, steps):
    def dz_squared(p, y):
        return 2 * (p - y) * p * (1 - p) / len(y)

    def dz_cross_entropy(p, y):
        return (p - y) / len(y)

    slopes, surprise, found = [], [], []
    for dz in (dz_squared, dz_cross_entropy):
        w, b = train_unit(X_train, y_train, dz, start, lr, steps)
        z = X_valid @ w + b
        slopes.append(np.sum(dz(sigmoid(start), y_train)))
        surprise.append(np.mean(np.logaddexp(0, np.where(y_valid == 1, -z, z))))
        found.append(np.mean((z > 0) == (y_valid == 1)))
    return np.array(slopes), np.array(surprise), np.array(found)
