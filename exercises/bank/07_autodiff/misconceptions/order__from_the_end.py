# task: order
# points: 1 of 4
# hint: this is the way back
# belief: the list begins at the result
# diagnosis: the list is turned around
def order(end):
    listed, seen, waiting = [], set(), [(end, False)]
    while waiting:
        node, parents_listed = waiting.pop()
        if parents_listed:
            listed.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return listed[::-1]
