# task: gates
# points: 2 of 4
# hint: each column of W belongs to one hidden unit
# belief: each row of W is a unit
# diagnosis: the hidden units stand in the rows of W
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, 1.0], [-1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
