import type { Case, Subject } from "@pyconform/model";

type Row = readonly [name: string, title: string, code: string];

const at = { file: "specs/sample.yaml", start: { line: 7, column: 3 }, end: { line: 9, column: 1 } };

function subject(
  level: Subject["level"],
  topic: string,
  name: string,
  title: string,
  about: string,
  rows: readonly Row[],
): Subject {
  return {
    level,
    topic,
    subject: name,
    title,
    about,
    file: `specs/${level}/${topic}/${name}.yaml`,
    cases: rows.map((row) => authored(level, topic, name, row)),
  };
}

function authored(level: Subject["level"], topic: string, subjectName: string, [name, title, code]: Row): Case {
  const shared = {
    id: `${topic}/${subjectName}/${name}` as Case["id"],
    aliases: [],
    topic,
    subject: subjectName,
    title,
    covers: [],
    program: { code, requires: [], run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } },
    compare: "outcome",
    at,
  } as const;
  if (level === "language")
    return {
      ...shared,
      level,
      promisedBy: ["reference/datamodel#objects-values-and-types"],
      expect: { oneOf: [{ stdout: "2\n[1, 2]\n" }], never: [] },
    };
  const portable = {
    ...shared.program,
    code: "import weakref\n\nclass C: pass\n\nc = C()\nprint('alive' if weakref.ref(c)() is c else 'gone')\n",
  };
  return {
    ...shared,
    level,
    documentedIn: ["library/sys#sys.getrefcount"],
    why: "CPython counts references: every name, container slot and argument adds one. Since 3.14 the interpreter *borrows* a reference to a local where it can prove that the local outlives the call, so `getrefcount` reports one less.",
    instead: { kind: "program", program: portable, expect: { oneOf: [{ stdout: "alive\n" }], never: [] } },
    expect: [
      {
        when: { implementation: ["cpython", "cpython-freethreaded"], version: "<3.14" },
        oneOf: [{ stdout: "2\n" }],
        never: [],
      },
      { when: { implementation: ["cpython", "cpython-freethreaded"] }, oneOf: [{ stdout: "1\n" }], never: [] },
      { when: { implementation: ["pypy"] }, oneOf: [{ raises: "AttributeError" }], never: [] },
    ],
  };
}

/** Subjects as authors write them, of both levels. */
export const sampleSubjects: readonly Subject[] = [
  subject(
    "language",
    "immutability",
    "tuple",
    "Tuples",
    "A tuple fixes which objects it holds, not the state of those objects.",
    [
      ["item-assignment", "A tuple's items cannot be replaced", "t = (1, 2)\nt[0] = 9\n"],
      ["mutable-item", "A mutable object inside a tuple can still change", "t = ([],)\nt[0].append(1)\nprint(t)\n"],
      [
        "augmented-item",
        "`t[0] += [1]` raises *and* changes the list",
        "t = ([],)\ntry:\n    t[0] += [1]\nexcept TypeError:\n    print('TypeError')\nprint(t)  # the list has changed\n",
      ],
      ["hash", "A tuple of hashable items can be a key", "places = {(0, 0): 'origin'}\nprint(places[0, 0])\n"],
      ["concat", "Concatenation makes a new tuple", "a = (1,)\nb = a\na += (2,)\nprint(b, a)\n"],
    ],
  ),
  subject(
    "language",
    "object-lifetime",
    "weak-references",
    "Weak references",
    "A weak reference does not keep its object alive; when the object goes is up to the implementation.",
    [
      [
        "dead",
        "A dead weak reference gives None",
        "import gc, weakref\n\nclass C:\n    pass\n\nr = weakref.ref(C())\ngc.collect()\nprint(r())\n",
      ],
      [
        "finalize",
        "`weakref.finalize` is called at the latest when the interpreter exits",
        "import weakref\n\nclass C: pass\n\nc = C()\nweakref.finalize(c, print, 'bye')\n",
      ],
      [
        "callback",
        "A callback gets the weak reference itself",
        "import gc, weakref\n\nclass C: pass\n\nc = C()\nr = weakref.ref(c, lambda ref: print(ref is r))\ndel c\ngc.collect()\n",
      ],
    ],
  ),
  subject(
    "implementation",
    "reference-counting",
    "refcount",
    "sys.getrefcount",
    "How many references CPython counts, and how that number changed as the interpreter learned to borrow.",
    [
      ["immortal", "Small integers are immortal", "import sys\nprint(sys.getrefcount(1) > 1_000_000)\n"],
      [
        "fresh-local",
        "The count of a fresh local includes the call's own reference, until 3.14 borrows it",
        "import sys\n\nx = object()\nprint(sys.getrefcount(x))\n",
      ],
      [
        "prompt",
        "An object is finalized when its last name goes",
        "class C:\n    def __del__(self):\n        print('gone')\n\nc = C()\ndel c\nprint('after')\n",
      ],
      [
        "biased",
        "Free-threaded builds count per thread",
        "import sys\n\nclass C:\n    pass\n\nprint(sys.getrefcount(C()))\n",
      ],
    ],
  ),
  subject(
    "implementation",
    "byte-order",
    "native",
    "Native order",
    "What the host decides: the order of bytes in memory, and the width of native types.",
    [
      ["order", "`sys.byteorder` is little", "import sys\nprint(sys.byteorder)\n"],
      ["size-of-long", "A native `l` has eight bytes", "import struct\nprint(struct.calcsize('l'))\n"],
      ["array-item", "`array('u')` items have four bytes", "import array\nprint(array.array('w').itemsize)\n"],
      ["cast", "A cast shows the native order", "m = memoryview(b'\\x01\\x00').cast('H')\nprint(m[0])\n"],
      ["utf-16", "`utf-16` writes the native order", "print('a'.encode('utf-16'))\n"],
      ["unpack", "`@` is the native order", "import struct\nprint(struct.unpack('@H', b'\\x01\\x00'))\n"],
      ["id-bits", "An id fits a pointer", "print(id(object()).bit_length() <= 64)\n"],
    ],
  ),
];
