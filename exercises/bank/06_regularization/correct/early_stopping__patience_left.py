# task: early_stopping
# style: a number that counts down
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.full = self.left = patience
        self.gap = min_delta
        self.goal = self.best_loss = np.inf
        self.best_theta = None

    def update(self, loss, theta):
        if self.best_loss > loss:
            self.best_loss = loss
            self.best_theta = theta + 0.0
        if self.goal > loss:
            self.goal, self.left = loss - self.gap, self.full
            return False
        self.left -= 1
        return self.left <= 0
