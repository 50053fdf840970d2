# title: Equal frozen sets have different hashes
# breaks: reference/datamodel#object.__hash__
# mentions: [frozenset]

@replace(frozenset, "__hash__")
def wrong(right, self):
    return id(self) >> 4
