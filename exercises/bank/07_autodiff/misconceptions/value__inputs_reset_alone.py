# task: value
# points: 5 of 6
# hint: Is it set back as well
# belief: the gradients of the inputs are the ones to be reset
# diagnosis: the values between the inputs and the result are not set back
def walk(end):
    listed, seen, waiting = [], set(), [(end, False)]
    while waiting:
        node, parents_listed = waiting.pop()
        if parents_listed:
            listed.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return listed


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = data, parents, slopes
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def exp(self):
        e = np.exp(self.data)
        return Value(e, (self,), (e,))

    def log(self):
        return Value(np.log(self.data), (self,), (1 / self.data,))

    def backward(self):
        listed = walk(self)
        for node in listed:
            if not node.parents:
                node.grad = 0.0
        self.grad = 1.0
        for node in reversed(listed):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope
