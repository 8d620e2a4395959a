# task: early_stopping
# style: the numbers of epochs, and attributes by property
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.rule = patience, min_delta
        self.epoch, self.last, self.counted = 0, 0, np.inf
        self.kept = (np.inf, None)

    @property
    def best_loss(self):
        return self.kept[0]

    @property
    def best_theta(self):
        return self.kept[1]

    def update(self, loss, theta):
        patience, min_delta = self.rule
        self.epoch += 1
        if loss < self.best_loss:
            self.kept = (loss, theta.tolist() and theta.copy())
        if self.counted - loss > min_delta:
            self.counted, self.last = loss, self.epoch
        return bool(self.epoch - self.last >= patience)
