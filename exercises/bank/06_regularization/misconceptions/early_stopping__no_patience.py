# task: early_stopping
# points: 0 of 5
# hint: What is patience for
# belief: a loss that rises ends the training
# diagnosis: the first loss that does not count ends the training
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counted, self.waited = np.inf, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        if loss < self.best_loss:
            self.best_loss, self.best_theta = loss, theta.copy()
        self.waited += 1
        if loss < self.counted - self.min_delta:
            self.counted, self.waited = loss, 0
        return self.waited >= 1
