# task: early_stopping
# points: 3 of 5
# hint: 2.875 did not count, and it was lower
# belief: what does not count is not the best
# diagnosis: only losses that count are kept as the best
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta, self.waited = patience, min_delta, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        self.waited += 1
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_theta, self.waited = loss, theta.copy(), 0
        return self.waited >= self.patience
