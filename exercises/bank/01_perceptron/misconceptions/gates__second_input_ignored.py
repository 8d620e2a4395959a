# task: gates
# points: 2 of 4
# hint: What must the second one do to the sum
# belief: an input that must be 0 gets the weight 0
# diagnosis: the second input has no weight
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, 0.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
