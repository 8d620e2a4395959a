# task: gates
# style: plain lists and whole numbers
def gates():
    return {
        "nand": ([-1, -1], 2),
        "nor": ([-1, -1], 1),
        "first_only": ([1, -1], 0),
    }


def same_network():
    return [[2, -2], [2, -2]], [-3, 1], [1, 1], 0
