# title: bit_length counts one bit too many
# breaks: builtins/stdtypes#int.bit_length
# mentions: [bit_length]

@replace(int, "bit_length")
def wrong(right, self):
    return right(self) + 1
