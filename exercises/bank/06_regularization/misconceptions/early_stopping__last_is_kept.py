# task: early_stopping
# points: 2 of 5
# hint: this is the last loss. Which one is the lowest
# belief: when the training ends, the model is ready
# diagnosis: the last parameters are kept and not the best
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counted, self.waited = np.inf, 0
        self.best_loss, self.best_theta = np.inf, None

    def update(self, loss, theta):
        self.best_loss, self.best_theta = loss, theta.copy()
        self.waited += 1
        if loss < self.counted - self.min_delta:
            self.counted, self.waited = loss, 0
        return self.waited >= self.patience
