import { descriptors } from "./descriptors.js";
import { ends } from "./ends.js";
import type { FaultGroup } from "./fault.js";
import { files } from "./files.js";
import { interpreter } from "./interpreter.js";
import { memory } from "./memory.js";
import { output } from "./output.js";
import { processes } from "./processes.js";
import { text } from "./text.js";
import { time } from "./time.js";

/** The table of faults, which `docs/robustness.md` shows. */
export const faultGroups: readonly FaultGroup[] = [
  time,
  memory,
  output,
  descriptors,
  ends,
  processes,
  interpreter,
  files,
  text,
];
