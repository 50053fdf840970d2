# title: import_module runs a module again that is loaded
# breaks: library/importlib#importlib.import_module
# mentions: [import_module]

import importlib
import sys


@replace(importlib, "import_module")
def wrong(right, name, package=None):
    sys.modules.pop(name, None)
    return right(name, package)
