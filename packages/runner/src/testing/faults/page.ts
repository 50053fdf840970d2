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

/** The page of a table of faults, as Markdown. */
export function renderFaults(groups: readonly FaultGroup[]): string {
  const count = groups.reduce((sum, { faults }) => sum + faults.length, 0);
  const sections = groups.map(
    ({ title, faults }) =>
      `## ${title}\n\n| A program that | ${columns.map(([, name]) => name).join(" | ")} |\n|---|${"---|".repeat(columns.length)}\n${faults.map(row).join("\n")}\n`,
  );
  return `${intro}\nThere are ${count} rows.\n\n${sections.join("\n")}`;
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
