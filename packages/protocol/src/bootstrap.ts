/**
 * The program given to `python -c`, with the number of bytes of the harness after it: reads so many from descriptor 0 and
 * executes them, so that nothing has to be installed on the other side. It reads not one byte more, since messages follow.
 * What does not begin like the harness's text is its code, marshalled by an interpreter of the same binary. The text is
 * compiled in a process of its own, which takes the memory with it that compiling needs: all that is left in this one is
 * copied by every fork. Written so that any Python parses it: one that is too old says so.
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
p = b
if b[:1] == b"#" and hasattr(os, "fork") and sys.implementation.name in ("cpython", "pypy"):
    r, w = os.pipe()
    k = os.fork()
    if k == 0:
        d = sys.modules["marshal"].dumps(compile(b, "<pyconform>", "exec"))
        while d: d = d[os.write(w, d):]
        os._exit(0)
    os.close(w)
    p = b""
    while 1:
        d = os.read(r, 65536)
        if not d: break
        p += d
    os.close(r)
    os.waitpid(k, 0)
c = compile(b, "<pyconform>", "exec") if p[:1] == b"#" else sys.modules["marshal"].loads(p)
exec(c, {"__name__": "pyconform", "__builtins__": dict(vars(__builtins__)), "SOURCE": b, "COMPILED": p, "MODULES": m})
`;
