# title: decode replaces bytes that are wrong
# breaks: builtins/stdtypes#bytes.decode
# mentions: [.decode(]

@replace(bytes, "decode")
def wrong(right, self, encoding="utf-8", errors="strict"):
    return right(self, encoding, "replace" if errors == "strict" else errors)
