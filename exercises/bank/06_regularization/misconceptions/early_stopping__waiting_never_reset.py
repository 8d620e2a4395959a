# task: early_stopping
# points: 3 of 5
# hint: From where does the waiting start again
# belief: patience is for the whole training
# diagnosis: losses that do not count are counted from the start of the training
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
            self.counted, self.waited = loss, self.waited - 1
        return self.waited >= self.patience
