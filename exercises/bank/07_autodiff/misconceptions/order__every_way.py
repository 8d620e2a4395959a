# task: order
# points: 1 of 4
# hint: How often should it stand in the list
# belief: a node belongs into the list each time it is used
# diagnosis: a node is listed once for each way that leads to it
def order(end):
    listed, waiting = [], [(end, False)]
    while waiting:
        node, parents_listed = waiting.pop()
        if parents_listed:
            listed.append(node)
        else:
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return listed
