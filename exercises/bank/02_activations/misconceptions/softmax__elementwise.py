# task: softmax
# points: 0 of 5
# hint: this is the sigmoid of each score alone
# belief: softmax treats each score by itself, as the sigmoid does
# diagnosis: each score gets a sigmoid of its own
def softmax(Z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))
