# task: value
# style: every value is numbered when it is made, functions hand the slope on
class Value:
    made = 0

    def __init__(self, data, *from_what):
        self.data, self.from_what, self.grad = float(data), from_what, 0.0
        Value.made += 1
        self.number = Value.made

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, (self, 1.0))
        return Value(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, (self, other))
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return Value(np.exp(self.data), (self, np.exp(self.data)))

    def log(self):
        return Value(np.log(self.data), (self, 1 / self.data))

    def backward(self):
        found, waiting = {self.number: self}, [self]
        while waiting:
            for parent, _ in waiting.pop().from_what:
                if parent.number not in found:
                    found[parent.number] = parent
                    waiting.append(parent)
        for value in found.values():
            value.grad = 0.0
        self.grad = 1.0
        for number in sorted(found, reverse=True):
            for parent, slope in found[number].from_what:
                parent.grad += found[number].grad * slope
