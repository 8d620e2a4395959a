# task: order
# points: 3 of 4
# hint: Where are those kept that were seen
# belief: a node that was seen is done for good
# diagnosis: what an earlier call has seen is not listed again
def order(end, seen=set()):
    listed, waiting = [], [(end, False)]
    while waiting:
        node, parents_listed = waiting.pop()
        if parents_listed:
            listed.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return listed
