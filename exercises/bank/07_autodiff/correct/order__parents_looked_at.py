# task: order
# style: a node leaves the stack when all its parents are listed
def order(end):
    listed, waiting = {}, [end]
    while waiting:
        node = waiting[-1]
        missing = [parent for parent in node.parents if id(parent) not in listed]
        if missing:
            waiting.extend(missing)
        else:
            waiting.pop()
            listed[id(node)] = node
    return list(listed.values())
