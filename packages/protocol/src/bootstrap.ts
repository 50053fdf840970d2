/**
 * The program given to `python -c`: reads the harness, `harnessBytes` long, from descriptor 0 and executes it, so that nothing has to be
 * installed on the other side. It reads not one byte more, since messages follow. Written so that any Python parses it:
 * one that is too old says so.
 */
export function bootstrapProgram(harnessBytes: number): string {
  return `import sys
m = dict(sys.modules)
if sys.version_info < (3, 8):
    sys.stdout.write('{"kind": "too-old", "version": "%s"}\\n' % sys.version.split()[0].rstrip(";"))
    sys.stdout.flush()
    sys.exit(0)
import os
b = b""
while len(b) < ${harnessBytes}:
    d = os.read(0, ${harnessBytes} - len(b))
    if not d: sys.exit(3)
    b += d
exec(compile(b, "<pyconform>", "exec"), {"__name__": "pyconform", "__builtins__": dict(vars(__builtins__)), "SOURCE": b, "MODULES": m})
`;
}
