# task: order
# points: 2 of 4
# hint: Could p be computed at the place
# belief: nodes nearer to the end come later
# diagnosis: the nodes are ordered by their shortest way to the end
def order(end):
    listed, seen = [end], {end}
    for node in listed:
        for parent in node.parents:
            if parent not in seen:
                seen.add(parent)
                listed.append(parent)
    return listed[::-1]
