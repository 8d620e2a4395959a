# task: order
# points: 3 of 4
# hint: would wait for each other
# belief: a function may call itself as deep as the program is long
# diagnosis: a function calls itself for each parent
def order(end):
    listed, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent)
            listed.append(node)

    visit(end)
    return listed
