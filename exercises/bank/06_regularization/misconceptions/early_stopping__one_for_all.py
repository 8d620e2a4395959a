# task: early_stopping
# points: 4 of 5
# hint: Does each EarlyStopping have numbers of its own
# belief: what the class holds, each object holds
# diagnosis: all trainings share one dict of numbers
class EarlyStopping:
    state = {}

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_theta = np.inf, None
        self.state.update(counted=np.inf, waited=0)

    def update(self, loss, theta):
        if loss < self.best_loss:
            self.best_loss, self.best_theta = loss, theta.copy()
        self.state["waited"] += 1
        if loss < self.state["counted"] - self.min_delta:
            self.state.update(counted=loss, waited=0)
        return self.state["waited"] >= self.patience
