# task: early_stopping
# points: 4 of 5
# hint: a comparison with nan is never true
# belief: what is not worse is better
# diagnosis: nan is taken for a better loss
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counted, self.waited = np.inf, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        if not loss >= self.best_loss:
            self.best_loss, self.best_theta = loss, theta.copy()
        self.waited += 1
        if not loss >= self.counted - self.min_delta:
            self.counted, self.waited = loss, 0
        return self.waited >= self.patience
