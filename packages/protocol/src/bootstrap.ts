/**
 * The program given to `python -c`, with the number of bytes of the harness after it: reads so many from descriptor 0 and
 * executes them, so that nothing has to be installed on the other side. It reads not one byte more, since messages follow.
 * What does not begin like the harness's text is its code, marshalled by an interpreter of the same binary. Written so that
 * any Python parses it: one that is too old says so.
 */
export const bootstrapProgram = `import sys
m = dict(sys.modules)
if sys.version_info < (3, 8):
    sys.stdout.write('{"kind": "too-old", "version": "%s"}\\n' % sys.version.split()[0].rstrip(";"))
    sys.stdout.flush()
    sys.exit(0)
import os
n = int(sys.argv[1])
b = b""
while len(b) < n:
    d = os.read(0, n - len(b))
    if not d: sys.exit(3)
    b += d
c = compile(b, "<pyconform>", "exec") if b[:1] == b"#" else sys.modules["marshal"].loads(b)
exec(c, {"__name__": "pyconform", "__builtins__": dict(vars(__builtins__)), "SOURCE": b, "MODULES": m})
`;
