# title: lru_cache gives the first result for all arguments
# breaks: library/functools#functools.lru_cache
# mentions: [lru_cache, functools.cache]

import functools


@replace(functools, "lru_cache")
def wrong(right, function):
    results = []

    def cached(*arguments):
        if not results:
            results.append(function(*arguments))
        return results[0]

    return cached
