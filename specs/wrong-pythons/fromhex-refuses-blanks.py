# title: fromhex refuses blanks
# breaks: builtins/stdtypes#bytes.fromhex
# mentions: [fromhex]

@replace(bytes, "fromhex")
def wrong(right, text):
    if " " in text:
        raise ValueError("blank")
    return right(text)
