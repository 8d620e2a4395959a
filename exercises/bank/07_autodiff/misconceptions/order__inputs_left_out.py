# task: order
# points: 0 of 4
# hint: What stands at the start of every program
# belief: inputs are no steps
# diagnosis: nodes without parents are left out
def order(end):
    listed, seen, waiting = [], set(), [(end, False)]
    while waiting:
        node, parents_listed = waiting.pop()
        if parents_listed:
            listed.append(node)
        elif node not in seen and node.parents:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return listed
