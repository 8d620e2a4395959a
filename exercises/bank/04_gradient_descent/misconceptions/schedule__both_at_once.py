# task: schedule
# points: 1 of 4
# hint: the cosine has begun already
# belief: warm-up and cosine are multiplied, both counted from step 0
# diagnosis: the warm-up is multiplied by a cosine that begins at step 0
def schedule(t, lr, warm_up, steps):
    u = np.minimum(t / steps, 1)
    return np.minimum((t + 1) / max(warm_up, 1), 1) * lr / 2 * (1 + np.cos(np.pi * u))
