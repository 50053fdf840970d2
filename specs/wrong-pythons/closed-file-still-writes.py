# title: A closed BytesIO can be asked for its position
# breaks: library/io#io.IOBase.close
# mentions: [BytesIO]

import io


@replace(io.BytesIO, "read")
def wrong(right, self, size=-1):
    return b"" if self.closed else right(self, size)


@replace(io.BytesIO, "close")
def wrong_too(right, self):
    return None
