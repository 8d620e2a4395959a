# task: early_stopping
# style: all losses in a list, looked through each time
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.losses, self.best_loss, self.best_theta = [], float("inf"), None

    def update(self, loss, theta):
        self.losses.append(loss)
        if loss < self.best_loss:
            self.best_loss = float(loss)
            self.best_theta = np.array(theta)
        counted, last = float("inf"), 0
        for epoch, each in enumerate(self.losses, start=1):
            if each < counted - self.min_delta:
                counted, last = each, epoch
        return len(self.losses) - last >= self.patience
