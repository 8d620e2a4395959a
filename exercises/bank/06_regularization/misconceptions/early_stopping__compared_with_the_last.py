# task: early_stopping
# points: 3 of 5
# hint: is it lower than the last one that counted
# belief: a loss is better if it falls
# diagnosis: each loss is compared with the one before it
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
            self.waited = 0
        self.counted = loss
        return self.waited >= self.patience
