"""Runs the programs of PROGRAMS (a JSON list of texts) as tests of one process, without isolation: what a test suite of
one's own would do. `BENCH_AT` names a file that says which one runs, so that whoever waits knows which one ended all."""

import json
import os

import pytest

with open(os.environ["BENCH_PROGRAMS"], encoding="utf-8", errors="surrogatepass") as file:
    PROGRAMS = json.load(file)
FIRST = int(os.environ.get("BENCH_FIRST", "0"))
AT = os.environ.get("BENCH_AT")
_open = os.open(AT, os.O_WRONLY | os.O_CREAT) if AT else None


@pytest.mark.parametrize("number", range(FIRST, len(PROGRAMS)))
def test_program(number, capfd):
    if _open is not None:
        os.pwrite(_open, b"%8d" % number, 0)
    try:
        exec(compile(PROGRAMS[number], "case.py", "exec", 0, True), {"__name__": "__main__", "__builtins__": __builtins__})
    except BaseException:  # what was expected is not asked here; it would only take longer
        pass
    capfd.readouterr()
