# Finds, in each of PROGRAMS, the last statement that observes, and gives the programs without it. The command writes
# `PROGRAMS = [...]` above this text: {"code", "prints", "line"}, with `line` the one of the main module that an exception
# or a warning names, or None. The answer is one line of JSON: for each program a list of removals, the likeliest first.
#
# Places come from `ast`; the text is cut there and nowhere else, so that comments, blank lines and the numbers of all
# lines stay as they are. What is cut leaves a `pass`; in a second text, `ending`, it leaves the end of the process, which
# shows whether the statement is reached.

import ast
import json


class Lines:
    """Text by the places that `ast` gives: lines from 1, columns in bytes of UTF-8."""

    def __init__(self, code):
        self.lines = [line.encode("utf-8", "surrogatepass") for line in code.split("\n")]

    def with_instead(self, start, end, statement):
        """The text with `statement` in place of what stands from `start` to `end`, on as many lines as before."""
        (first, left), (last, right) = start, end
        kept = self.lines[first - 1][:left] + statement, self.lines[last - 1][right:]
        middle = [kept[0] + kept[1]] if first == last else [kept[0]] + [b""] * (last - first - 1) + [kept[1]]
        lines = self.lines[: first - 1] + middle + self.lines[last:]
        return b"\n".join(lines).decode("utf-8", "surrogatepass")


def prints(node):
    """Whether an expression prints: a call of `print`, of a method of `sys.stdout`, or of `os.write` to descriptor 1."""
    if not isinstance(node, ast.Call):
        return False
    target = node.func
    if isinstance(target, ast.Name) and target.id == "print":
        file = [keyword.value for keyword in node.keywords if keyword.arg == "file"]
        return not file or "stdout" in ast.dump(file[0])
    if not (isinstance(target, ast.Attribute) and target.attr in ("write", "writelines")):
        return False
    if isinstance(target.value, ast.Name) and target.value.id == "os":
        return bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == 1
    return "stdout" in ast.dump(target.value)


def may_print(node):
    """Whether an expression may print later: `print` or `sys.stdout` as a value, such as a callback."""
    if isinstance(node, ast.Name):
        return node.id == "print" and isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.Attribute) and node.attr in ("stdout", "__stdout__")


SIMPLE = (
    ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Assert, ast.Delete, ast.Raise,
    ast.Import, ast.ImportFrom,
)  # fmt: skip


def start_of(statement):
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement] + decorators, key=lambda node: node.lineno)
    # A decorator's place begins behind its `@`.
    return (first.lineno, statement.col_offset)


def end_of(statement):
    return (statement.end_lineno, statement.end_col_offset)


def statements_of(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]


def printing(tree):
    """Simple statements that print or may print, from the last to the first."""
    simple = [node for node in statements_of(tree) if isinstance(node, SIMPLE)]
    found = [node for node in simple if any(prints(part) or may_print(part) for part in ast.walk(node))]
    return sorted(found, key=end_of, reverse=True)


def named(tree, line):
    """The smallest statement that holds a line."""
    around = [node for node in statements_of(tree) if start_of(node)[0] <= line <= node.end_lineno]
    return sorted(around, key=lambda node: (node.end_lineno - start_of(node)[0], node.col_offset))[:1]


def removals(program):
    code = program["code"]
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        # The text itself is what is observed: it is refused as a whole.
        text = "the whole program, which does not compile"
        return [{"line": 1, "text": text, "prints": True, "code": "pass\n", "ending": END.decode()}]
    if program["prints"]:
        likely = printing(tree)
    else:
        likely = named(tree, program["line"]) if program["line"] else []
    others = [node for node in reversed(tree.body) if node not in likely]
    lines, found = Lines(code), []
    for node in (likely + others)[:LIMIT]:
        without = lines.with_instead(start_of(node), end_of(node), b"pass")
        try:
            ast.parse(without)
        except (SyntaxError, ValueError):
            continue  # `pass` cannot stand here, or names such as `nonlocal` lose what they speak of
        text = (ast.get_source_segment(code, node) or "").split("\n")[0]
        removal = {"line": start_of(node)[0], "text": text, "prints": False, "code": without, "ending": without}
        call = next(filter(prints, ast.walk(node)), None) if node in likely else None
        if call is not None or not program["prints"] and node in likely:
            # The call itself: a statement may be reached and what it prints not, as that in a `lambda` is not.
            part = node if call is None else call
            place = ((part.lineno, part.col_offset), end_of(part))
            removal.update(prints=True, ending=lines.with_instead(*place, END))
        found.append(removal)
    return found


LIMIT = 12
END = b"__import__('os')._exit(97)"
print(json.dumps([removals(program) for program in PROGRAMS]))  # noqa: F821
