# task: bce_with_logits
# points: 2 of 5
# hint: your loss stops growing here
# belief: beyond ±30 nothing changes any more
# diagnosis: z is cut off before the power
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, np.clip(np.where(y == 1, -z, z), -30, 30)))
