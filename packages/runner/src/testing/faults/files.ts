import { type FaultGroup, noProcesses } from "./fault.js";

const finished = { kind: "finished" } as const;
const gone = { kind: "finished", stdout: "gone\n" } as const;

export const files: FaultGroup = {
  title: "Files and directories",
  faults: [
    {
      title: "takes its directory away",
      code: "import os, shutil\nshutil.rmtree(os.path.dirname(__file__))\nprint('gone')",
      seen: gone,
      otherwise: { pyodide: { kind: "raised", exception: { type: "OSError" } } }, // Emscripten keeps the working directory
    },
    {
      title: "takes its directory and the one above away",
      code: "import os, shutil\nshutil.rmtree(os.path.dirname(os.path.dirname(__file__)))\nprint('gone')",
      seen: gone,
      not: { pyodide: "the one above is the root" },
    },
    {
      title: "puts a file in place of its directory",
      code: "import os, shutil\npath = os.path.dirname(__file__)\nos.chdir('/')\nshutil.rmtree(path)\nopen(path, 'w').close()\nprint('gone')",
      seen: gone,
    },
    {
      title: "puts a link to the root in place of its directory",
      code: "import os, shutil\npath = os.path.dirname(__file__)\nos.chdir('/')\nshutil.rmtree(path)\nos.symlink('/', path)\nprint('gone')",
      seen: gone,
    },
    {
      title: "leaves files, links and folders without permission",
      code: "import os\nos.makedirs('a/b/c')\nos.symlink('/etc', 'link')\nos.rename('case.py', 'a/moved')\nos.chmod('a', 0)",
      seen: finished,
    },
    {
      title: "leaves a thousand folders in one another",
      code: "import os\nfor _ in range(1000):\n    os.mkdir('deep')\n    os.chdir('deep')",
      seen: finished,
      not: { pyodide: "its file system looks up every path from the root" },
    },
    {
      title: "leaves pipes, sockets and names that are no text",
      code: "import os, socket\nos.mkfifo('pipe')\nsocket.socket(socket.AF_UNIX).bind('socket')\nopen(b'\\xff\\n', 'w').close()",
      seen: finished,
      not: noProcesses,
    },
    {
      title: "leaves the directory",
      code: "import os\nos.chdir('/')",
      seen: finished,
    },
    {
      title: "writes over its own program",
      code: "import os\nopen(__file__, 'w').write('raise ValueError')\nraise KeyError('told')",
      seen: { kind: "raised", exception: { type: "KeyError", message: "'told'" } },
    },
  ],
};
