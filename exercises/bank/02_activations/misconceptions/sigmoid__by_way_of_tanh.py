# task: sigmoid
# points: 3 of 4
# hint: If your code makes a number next to 1
# belief: tanh never overflows, so its detour is safe everywhere
# diagnosis: the left tail is a difference of two numbers next to 1
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2
