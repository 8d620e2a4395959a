# task: order
# style: a stack of iterators over parents, as the calls would be
def order(end):
    listed, seen = [], {end}
    stack = [(end, iter(end.parents))]
    while stack:
        node, parents = stack[-1]
        for parent in parents:
            if parent not in seen:
                seen.add(parent)
                stack.append((parent, iter(parent.parents)))
                break
        else:
            stack.pop()
            listed.append(node)
    return listed
