import type { Discovered, Implementation, UsableInterpreter } from "@pyconform/runner";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { describeFailure, gatherInterpreters } from "../gather-interpreters.js";
import { loadImplementations } from "../implementations.js";
import { printDiagnostics } from "../print-diagnostics.js";
import type { Terminal } from "../terminal.js";

/** `conform interpreters`: what was found with its traits, and how to install the rest. */
export async function interpretersCommand(
  flags: { readonly json?: boolean },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const implementations = await loadImplementations(project.root);
  const request = { implementations: [], interpreters: [], required: [] };
  const { found, diagnostics } = await gatherInterpreters(project.root, implementations, request, {
    modules: [],
    signal: AbortSignal.timeout(120_000),
  });
  printDiagnostics(diagnostics, project.root, terminal);
  const missing = implementations.filter(
    ({ id }) => !found.some((each) => each.kind === "usable" && each.implementation === id),
  );
  terminal.answer(flags.json ? asJson(found, missing) : asText(found, missing, terminal.answerColors));
  return diagnostics.some(({ severity }) => severity === "error") ? exitStatus.mistake : exitStatus.asExpected;
}

function asJson(found: readonly Discovered[], missing: readonly Implementation[]): string {
  const value = {
    found: found.map((each) => ({
      id: each.id,
      command: each.candidate.command,
      foundBy: each.candidate.foundBy,
      ...(each.kind === "usable"
        ? { status: "usable", implementation: each.implementation, traits: each.traits }
        : { status: each.failure.code, reason: each.failure.message }),
    })),
    missing: missing.map(({ id, title, install }) => ({ implementation: id, title, install })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function asText(
  found: readonly Discovered[],
  missing: readonly Implementation[],
  colors: Terminal["answerColors"],
): string {
  const usable = found.filter((each): each is UsableInterpreter => each.kind === "usable");
  const width = Math.max(0, ...usable.map(({ id }) => id.length));
  const lines = usable.flatMap((each) => [
    `${colors.green("✓")} ${colors.bold(each.id.padEnd(width))}  ${traitsLine(each)}`,
    `  ${" ".repeat(width)}  ${colors.dim(`${each.candidate.command.join(" ")}  (${each.candidate.foundBy})`)}`,
  ]);
  const unusable = found
    .filter((each) => each.kind === "unusable")
    .map((each) => `${colors.red("✗")} ${describeFailure(each)}  ${colors.dim(`(${each.candidate.foundBy})`)}`);
  const hints = missing.flatMap(({ title, install }) => [
    `${colors.yellow("–")} ${colors.bold(title)} was not found; to install one:`,
    ...install.map(({ tool, command }) => `    ${command}  ${colors.dim(`(${tool})`)}`),
  ]);
  return `${[...lines, ...unusable, ...hints].join("\n")}\n`;
}

function traitsLine({ implementation, traits: { facts } }: UsableInterpreter): string {
  const gil = facts.gil === "none" ? "no GIL" : `GIL ${facts.gil}`;
  return [
    implementation,
    `language ${facts["language-version"]}`,
    facts["free-threaded-build"] === true ? `free-threaded build, ${gil}` : gil,
    facts.jit === "none" ? "" : `JIT ${facts.jit}`,
    `${facts["byte-order"]}-endian`,
    `${facts["pointer-bits"]}-bit`,
    `${facts.platform}/${facts.machine}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
