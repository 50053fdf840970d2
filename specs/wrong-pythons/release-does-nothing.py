# title: release of a memoryview does nothing
# breaks: builtins/stdtypes#memoryview.release
# mentions: [.release()]

@replace(memoryview, "release")
def wrong(right, self):
    return None
