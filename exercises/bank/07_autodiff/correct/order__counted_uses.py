# task: order
# style: count the uses of each node, take those that nobody needs any more
def order(end):
    uses, reached = {end: 0}, [end]
    for node in reached:
        for parent in node.parents:
            if parent not in uses:
                uses[parent] = 0
                reached.append(parent)
            uses[parent] += 1
    free, backwards = [end], []
    while free:
        node = free.pop()
        backwards.append(node)
        for parent in node.parents:
            uses[parent] -= 1
            if uses[parent] == 0:
                free.append(parent)
    return backwards[::-1]
