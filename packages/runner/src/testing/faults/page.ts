import { defaultLimits } from "../../adapter.js";
import type { Family } from "../pythons.js";
import type { Fault, FaultGroup, Seen } from "./fault.js";

const columns: readonly (readonly [Family, string])[] = [
  ["cpython", "CPython"],
  ["cpython-freethreaded", "free-threaded"],
  ["pypy", "PyPy"],
  ["pyodide", "Pyodide"],
];

const intro = `<!-- Written by packages/runner/src/robustness.test.ts; \`npx vitest run packages/runner/src/robustness.test.ts -u\` writes it again. -->

# Robustness

A conformance run executes programs that exist to provoke an interpreter. This page lists what they may do, and what is observed when they do it. Every row is a test with real interpreters (\`packages/runner/src/robustness.test.ts\`): the program runs between two probes, and both probes must print the same as where nothing disturbs them. The probe prints what one program could change for another: files, environment, modules, builtins, signal handlers and mask, limits, priority, processors, umask, locale, time zone, descriptors, streams, and which other processes the harness has.

A cell says what is observed; a dash, that the row does not apply there, and why. The rows run on the oldest CPython at hand (3.8 or newer) as well, where they give the same as on the newest, and on the newest also with imports that runs share, and with a new interpreter process for every program. Those of processes and threads run on the newest once more where there is no control group, and the harness counts and finds processes by itself; threads are not counted there. \`conform\` runs a program that reached a limit once more, alone and with three times the limit; here it counts once.
`;

const outro = `## Faults beside the programs

Each is a test of its own, in the file that the last column names.

| What happens | What follows | Tested in |
|---|---|---|
| an interpreter dies, hangs, prints garbage, breaks the protocol or answers for another program in the middle | it is started again, and the program run once more, alone; twice in a row is \`harness-failed\`, with the reason; programs before and after it are as without it | \`packages/runner/src/process-adapter.test.ts\` |
| it dies after every answer, answers twice, or byte by byte | every program has its own answer | the same |
| it cannot be started, says nothing, is not Python, or speaks another version of the protocol | it is told as unusable, with a code | the same |
| it does not start again in the middle of a run | what is left for it is \`harness-failed\`; nobody tries for ever | the same |
| the disk of temporary files is full | a program sees it itself; what does not fit is \`harness-failed\`; the next one finds room | \`packages/runner/src/full-disk.test.ts\` |
| a report does not fit on the disk, or its folder may only be read | status 2, \`unwritable-out\`; the earlier report stays whole; a folder that may only be read is told before anything runs | \`packages/cli/src/full-disk.test.ts\` |
| SIGINT or SIGTERM | status 130; what is done is written, and \`--resume\` continues | \`packages/cli/src/killed-run.test.ts\` |
| SIGKILL of the runner | no half-written report; its interpreters end; \`--resume\` loses at most what ran | the same, \`packages/runner/src/killed-runner.test.ts\` |
| the clock jumps by hours | no limit and no duration changes | \`packages/runner/src/many-interpreters.test.ts\` |
| 300 interpreters are on the list | no more are open than the jobs ask for; those that are not there are told once each | the same |
| kept results are damaged, or written by two runs at once | what is damaged is noticed and run again, and the rest is kept; two runs spoil nothing | \`packages/runner/src/result-cache.test.ts\` |
| any text, any YAML, or a spec with lines or characters lost, doubled or replaced | diagnostics, within a second and 200 MB for a file | \`packages/loader/src/fuzz.test.ts\` |
| any words on the command line | understood, or refused with a status and a text | \`packages/cli/src/fuzz.test.ts\` |

The last two run with a few hundred inputs in every test run. \`pnpm fuzz\`, which runs every night, takes 100,000 files and 22,000 command lines: on 27 November 2026 without a failure, in 7 minutes on 2 cores.
`;

/** The page of a table of faults, as Markdown. */
export function renderFaults(groups: readonly FaultGroup[]): string {
  const count = groups.reduce((sum, { faults }) => sum + faults.length, 0);
  const sections = groups.map(
    ({ title, faults }) =>
      `## ${title}\n\n| A program that | ${columns.map(([, name]) => name).join(" | ")} |\n|---|${"---|".repeat(columns.length)}\n${faults.map(row).join("\n")}\n`,
  );
  return `${intro}\nThere are ${count} rows.\n\n${sections.join("\n")}\n${outro}`;
}

function row(fault: Fault): string {
  const limits = Object.entries(fault.limits ?? {})
    .map(([name, value]) => limitWords(name, value))
    .join(", ");
  const title = limits === "" ? fault.title : `${fault.title} (${limits})`;
  return `| ${title.replaceAll("|", "\\|")} | ${columns.map(([family]) => cell(fault, family)).join(" | ")} |`;
}

function cell(fault: Fault, family: Family): string {
  const reason = fault.not?.[family];
  return reason === undefined ? words(fault.otherwise?.[family] ?? fault.seen) : `– ${reason}`;
}

function words({ kind, exception, status, signal }: Seen): string {
  const detail =
    exception?.type ?? status ?? (signal instanceof RegExp ? signal.source.replace(/^\^|\$$/g, "") : signal);
  return detail === undefined ? `\`${kind}\`` : `\`${kind}\` ${`\`${detail}\``.replaceAll("|", "\\|")}`;
}

function limitWords(name: string, value: number): string {
  if (name === "timeoutMs") return `limit ${value / 1000} s`;
  if (name === "maxProcesses") return `limit ${value} processes`;
  if (name in defaultLimits) return `limit ${value / 1024 ** 2} MiB`;
  throw new Error(`no words for the limit ${name}`);
}
