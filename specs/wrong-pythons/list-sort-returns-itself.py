# title: The method sort returns the list
# breaks: builtins/stdtypes#list.sort
# mentions: [.sort(]

@replace(list, "sort")
def wrong(right, self, **keywords):
    right(self, **keywords)
    return self
