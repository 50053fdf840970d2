# title: A class with abstract methods can be instantiated
# breaks: library/abc#abc.abstractmethod
# mentions: [abstractmethod]

import abc


@replace(abc, "abstractmethod")
def wrong(right, function):
    return function
