# title: All threads share what is in a threading.local
# breaks: library/threading#threading.local
# mentions: [threading.local()]

import threading
import types


@replace(threading, "local")
def wrong(right):
    return types.SimpleNamespace()
