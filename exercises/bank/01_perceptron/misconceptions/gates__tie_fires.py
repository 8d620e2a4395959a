# task: gates
# points: 2 of 4
# hint: does the step give 1 there
# belief: a sum of 0 is enough to fire
# diagnosis: a sum of exactly 0 is taken to be enough
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.0),
        "nor": (np.array([-1.0, -1.0]), 0.0),
        "first_only": (np.array([1.0, -1.0]), -1.0),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
