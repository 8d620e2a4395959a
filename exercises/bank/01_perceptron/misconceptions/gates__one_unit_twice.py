# task: gates
# points: 2 of 4
# hint: Which hidden unit should fire for 00
# belief: two inputs are the same when both are 1
# diagnosis: both hidden units answer the same
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, 1.0], [1.0, 1.0]])
    return W, np.array([-1.5, -1.5]), np.array([1.0, 1.0]), -0.5
