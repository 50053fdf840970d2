# title: truncate of a BytesIO moves the position
# breaks: library/io#io.IOBase.truncate
# mentions: [truncate]

import io


@replace(io.BytesIO, "truncate")
def wrong(right, self, size=None):
    size = right(self, size)
    self.seek(size)
    return size
