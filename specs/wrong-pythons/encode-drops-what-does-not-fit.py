# title: encode drops characters that the encoding does not have
# breaks: builtins/stdtypes#str.encode
# mentions: [.encode(]

@replace(str, "encode")
def wrong(right, self, encoding="utf-8", errors="strict"):
    return right(self, encoding, "ignore" if errors == "strict" else errors)
