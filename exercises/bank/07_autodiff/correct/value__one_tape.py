# task: value
# style: one list of all steps for all values, played backwards
TAPE = []


class Value:
    def __init__(self, data):
        self.data, self.grad = data, 0.0

    def __add__(self, other):
        other = as_value(other)
        return noted(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = as_value(other)
        return noted(self.data * other.data, [(self, other.data), (other, self.data)])

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def exp(self):
        return noted(np.exp(self.data), [(self, np.exp(self.data))])

    def log(self):
        return noted(np.log(self.data), [(self, 1 / self.data)])

    def backward(self):
        slopes = {self: 1.0}
        for result, parts in reversed(TAPE):
            result.grad = slopes.get(result, 0.0)
            for part, slope in parts:
                slopes[part] = slopes.get(part, 0.0) + result.grad * slope
        for value, slope in slopes.items():
            value.grad = slope


def as_value(number):
    return number if type(number) is Value else Value(number)


def noted(data, parts):
    result = Value(data)
    TAPE.append((result, parts))
    return result
