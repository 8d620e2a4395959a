# task: early_stopping
# points: 3 of 5
# hint: Which comparison do you make
# belief: as good is good enough
# diagnosis: a loss that is equal counts as better
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counted, self.waited = np.inf, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        if loss < self.best_loss:
            self.best_loss, self.best_theta = loss, theta.copy()
        self.waited += 1
        if loss <= self.counted - self.min_delta:
            self.counted, self.waited = loss, 0
        return self.waited >= self.patience
