# title: The hash of a float differs from that of the equal integer
# breaks: [reference/datamodel#object.__hash__, builtins/stdtypes#hashing-of-numeric-types]
# mentions: [hash(, "1.0", "2.0", Fraction, Decimal]

@replace(float, "__hash__")
def wrong(right, self):
    return right(self) + 1
