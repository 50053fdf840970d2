import { askForSandbox } from "../ask-for-sandbox.js";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { deviationsFile } from "../gather-deviations.js";
import { specsFolder } from "../gather-specs.js";
import { implementationNames } from "../implementations.js";
import { KnownTexts } from "../known-texts.js";
import { localCandidates } from "../local-candidates.js";
import { RunMemory } from "../run-memory.js";
import type { RunOptions } from "../run-options.js";
import type { Shown } from "./changed-reports.js";
import { watchChanges } from "./changes.js";
import { listenToKeys } from "./keys.js";
import { OpenInterpreters } from "./open-interpreters.js";
import { type Round, runRound } from "./run-round.js";
import { Seen } from "./seen.js";

/** `conform --watch`: runs what every save touches, until it is ended. It writes no report; what it saw is known to the next run. */
export async function watchCommand(options: RunOptions, context: Context): Promise<ExitStatus> {
  const controller = new AbortController();
  let ended: ExitStatus | undefined;
  const end = (status: ExitStatus) => {
    ended ??= status;
    controller.abort();
  };
  const onSignal = () => end(exitStatus.stopped);
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    // All cases at once, as for a report: what changed is found by comparing them.
    await watchUntil(controller.signal, end, { ...options, report: true }, context);
    return ended ?? exitStatus.asExpected;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return ended ?? exitStatus.stopped;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function watchUntil(
  signal: AbortSignal,
  end: (status: ExitStatus) => void,
  options: RunOptions,
  context: Context,
): Promise<void> {
  const { project, terminal } = context;
  const folder = specsFolder(project.root, options.specs);
  const known = KnownTexts.ofSpecs(project.root, folder, options.cache);
  const memory = new RunMemory(project.root, options, terminal);
  const seen = new Seen(options, memory);
  const sandbox = options.sandbox ? await askForSandbox(project.root, terminal) : undefined;
  if (sandbox === "none") return end(exitStatus.interpreterUnavailable);
  await using interpreters = new OpenInterpreters({ project, options, memory, known, sandbox, signal });
  const local = await localCandidates(project.root, known);
  const files = [
    ...local.files,
    ...implementationNames(project.root).map((name) => deviationsFile(project.root, name)),
  ];
  await using changes = await watchChanges([folder], files);
  let status: ExitStatus = exitStatus.asExpected;
  let forgets = false;
  using _keys = listenToKeys({
    again() {
      forgets = true;
      changes.ask();
    },
    quit: () => end(status),
    stop: () => end(exitStatus.stopped),
  });
  const round: Round = { options, context, known, memory, seen, interpreters, signal };
  let shown: Shown | undefined;
  while (!signal.aborted) {
    if (forgets) seen.forget(interpreters.open);
    const all = forgets || shown === undefined;
    forgets = false;
    const outcome = await runRound(round, all ? undefined : shown);
    status = outcome.status;
    shown = outcome.shown ?? shown;
    tellWaiting(context);
    await changes.next(signal);
  }
}

function tellWaiting({ terminal }: Pick<Context, "terminal">): void {
  const keys = process.stdin.isTTY ? "Enter runs all again, q ends" : "Ctrl-C ends";
  terminal.tell(terminal.tellColors.dim(`conform: watching; ${keys}\n`));
}
