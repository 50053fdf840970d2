# title: UTF-16 is written without a byte order mark
# breaks: library/codecs#encodings-and-unicode
# mentions: [utf-16, utf-32, UTF-16]

@replace(str, "encode")
def wrong(right, self, encoding="utf-8", errors="strict"):
    encoded = right(self, encoding, errors)
    return encoded[2:] if encoding.lower() in ("utf-16", "utf_16") else encoded
