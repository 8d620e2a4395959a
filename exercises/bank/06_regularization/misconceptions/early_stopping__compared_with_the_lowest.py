# task: early_stopping
# points: 4 of 5
# hint: the lowest so far, or the last that counted
# belief: the best loss is the one to beat
# diagnosis: each loss is compared with the lowest so far
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta, self.waited = patience, min_delta, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        self.waited = 0 if loss < self.best_loss - self.min_delta else self.waited + 1
        if loss < self.best_loss:
            self.best_loss, self.best_theta = loss, theta.copy()
        return self.waited >= self.patience
