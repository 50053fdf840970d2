# title: getbuffer of a BytesIO is over a copy
# breaks: library/io#io.BytesIO.getbuffer
# mentions: [getbuffer]

import io


@replace(io.BytesIO, "getbuffer")
def wrong(right, self):
    return memoryview(bytearray(right(self)))
