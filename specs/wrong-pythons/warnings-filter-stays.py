# title: catch_warnings does not restore the filters
# breaks: library/warnings#warnings.catch_warnings
# mentions: [catch_warnings]

import warnings


@replace(warnings.catch_warnings, "__exit__")
def wrong(right, self, *details):
    filters = list(warnings.filters)
    right(self, *details)
    warnings.filters[:] = filters
