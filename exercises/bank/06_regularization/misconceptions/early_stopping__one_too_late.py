# task: early_stopping
# points: 2 of 5
# hint: Is the third of them already the end, or the one after it
# belief: patience must have run out before the end comes
# diagnosis: the end comes one loss too late
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
        return self.waited > self.patience
