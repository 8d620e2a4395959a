# task: schedule
# points: 2 of 4
# hint: your cosine begins at step 0
# belief: the cosine is counted from the first step of the training
# diagnosis: the cosine is counted from step 0
def schedule(t, lr, warm_up, steps):
    u = np.minimum(t / steps, 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr / 2 * (1 + np.cos(np.pi * u)))
