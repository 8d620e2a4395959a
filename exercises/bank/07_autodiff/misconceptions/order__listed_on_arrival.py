# task: order
# points: 2 of 4
# hint: Could p be computed at the place
# belief: a depth-first walk, turned around, has the parents first
# diagnosis: each node is listed when it is reached and not when its parents are done
def order(end):
    listed, seen, waiting = [], set(), [end]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            listed.append(node)
            waiting.extend(node.parents)
    return listed[::-1]
