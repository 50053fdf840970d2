# title: A MappingProxyType does not follow its mapping
# breaks: library/types#types.MappingProxyType
# mentions: [MappingProxyType]

import types


@replace(types, "MappingProxyType")
def wrong(right, mapping):
    return right(dict(mapping))
