# task: value
# style: each operation knows its way back, slopes are gathered in a dict
class Value:
    def __init__(self, data, parents=(), back=None):
        self.data, self.parents, self.back, self.grad = data, parents, back, 0.0

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.data + other.data, (self, other), lambda d: (d, d))
        return Value(self.data + other, (self,), lambda d: (d,))

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(
                self.data * other.data, (self, other), lambda d: (d * other.data, d * self.data)
            )
        return Value(self.data * other, (self,), lambda d: (d * other,))

    def __radd__(self, other):
        return self.__add__(other)

    def __rmul__(self, other):
        return self.__mul__(other)

    def exp(self):
        made = Value(np.exp(self.data), (self,))
        made.back = lambda d: (d * made.data,)
        return made

    def log(self):
        return Value(np.log(self.data), (self,), lambda d: (d / self.data,))

    def backward(self):
        uses, reached = {self: 0}, [self]
        for node in reached:
            for parent in node.parents:
                if parent not in uses:
                    uses[parent] = 0
                    reached.append(parent)
                uses[parent] += 1
        slopes, ready = dict.fromkeys(reached, 0.0), [self]
        slopes[self] = 1.0
        while ready:
            node = ready.pop()
            node.grad = slopes[node]
            for parent, slope in zip(node.parents, node.back(node.grad) if node.back else ()):
                slopes[parent] += slope
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)
