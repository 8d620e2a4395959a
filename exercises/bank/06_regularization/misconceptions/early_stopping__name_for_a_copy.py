# task: early_stopping
# points: 4 of 5
# hint: or keep an array that was written into
# belief: to assign an array is to keep it
# diagnosis: the array itself is kept and not a copy of it
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counted, self.waited = np.inf, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        if loss < self.best_loss:
            self.best_loss, self.best_theta = loss, theta
        self.waited += 1
        if loss < self.counted - self.min_delta:
            self.counted, self.waited = loss, 0
        return self.waited >= self.patience
