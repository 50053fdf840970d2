import { availableParallelism } from "node:os";
import { loadWrongPythons } from "@pyconform/loader";
import { compareVersions } from "@pyconform/model";
import { AdapterError, defaultLimits, type UsableInterpreter } from "@pyconform/runner";
import type { Context } from "../context.js";
import { countOf } from "../count-of.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { type GatheredInterpreters, gatherInterpreters } from "../gather-interpreters.js";
import { gatherSpecs } from "../gather-specs.js";
import { loadImplementations } from "../implementations.js";
import { keepOpen } from "../keep-open.js";
import { mutate } from "../mutate/mutate.js";
import { hasSurvivors } from "../mutate/mutation-results.js";
import { mutationText } from "../mutate/mutation-text.js";
import { programRunner } from "../mutate/run-programs.js";
import { modulesOf, planOf } from "../plan-of.js";
import { printDiagnostics } from "../print-diagnostics.js";
import { wholeNumber } from "../run-options.js";
import { nothingNamed, selectCases } from "../select.js";
import { stopOnSignals } from "../stop-on-signals.js";

/** The flags of `conform mutate`, as commander gives them. */
export interface MutateFlags {
  readonly implementation?: readonly string[];
  readonly interpreter?: string;
  readonly specs: string;
  readonly jobs?: string;
  readonly json?: boolean;
}

/** Changed programs that never end are ended sooner than others: a case takes milliseconds. */
const limits = { ...defaultLimits, timeoutMs: 3000, maxOutputBytes: 8 * 1024 ** 2 };

/** `conform mutate`: changes what every case is about, and says which change it does not notice; status 1 where there is one. */
export async function mutateCommand(
  patterns: readonly string[],
  flags: MutateFlags,
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const jobs = flags.jobs === undefined ? availableParallelism() : wholeNumber("--jobs", flags.jobs, 1, 1024);
  const specs = await gatherSpecs(project.root, flags.specs);
  const { selected, unmatched } = selectCases(specs.cases, patterns);
  if (unmatched.length > 0) throw nothingNamed(unmatched, specs.cases);
  const { wrongPythons, diagnostics } = await loadWrongPythons({
    root: project.root,
    specsDir: specs.folder,
    documentation: specs.context.documentation,
  });
  const mistakes = [...specs.diagnostics, ...diagnostics];
  printDiagnostics(mistakes, project.root, terminal);
  if (mistakes.some(({ severity }) => severity === "error")) return exitStatus.mistake;

  const stop = stopOnSignals(terminal);
  try {
    const gathered = await gather(project.root, flags, modulesOf(planOf(selected, 1)), stop.signal);
    const found = newest(gathered.used);
    if (found === undefined) {
      for (const reason of gathered.unavailable) terminal.tell(`conform: ${reason}\n`);
      terminal.tell("conform: there is no interpreter to run on\n");
      return exitStatus.interpreterUnavailable;
    }
    await using kept = keepOpen(found);
    const { interpreter } = kept;
    terminal.tell(`conform: ${countOf(selected.length, "case")} on ${interpreter.id}\n`);
    const run = programRunner(interpreter, { jobs, limits, signal: stop.signal }, terminal);
    const results = await mutate(selected, wrongPythons, interpreter, run, (step) =>
      terminal.tell(`conform: ${step}\n`),
    );
    const isWhole = patterns.length === 0;
    if (flags.json) terminal.answer(`${JSON.stringify(results, null, 2)}\n`);
    else terminal.answer(mutationText(results, isWhole, terminal.answerColors));
    return hasSurvivors(results, isWhole) ? exitStatus.broken : exitStatus.asExpected;
  } catch (error) {
    if (stop.signal.aborted) return exitStatus.stopped;
    if (!(error instanceof AdapterError)) throw error;
    terminal.tell(`conform: the interpreter can no longer be started (${error.code}): ${error.message}\n`);
    return exitStatus.interpreterUnavailable;
  } finally {
    stop.forget();
  }
}

/** Those that are asked for; otherwise the CPythons, and where there is none the Pyodide that comes along. */
async function gather(
  root: string,
  { implementation, interpreter }: MutateFlags,
  modules: readonly string[],
  signal: AbortSignal,
): Promise<GatheredInterpreters> {
  const implementations = await loadImplementations(root);
  const from = (names: readonly string[], interpreters: readonly string[]) =>
    gatherInterpreters(
      root,
      implementations,
      { implementations: names, interpreters, required: [] },
      { modules, signal },
    );
  if (implementation !== undefined || interpreter !== undefined)
    return from(implementation ?? [], interpreter === undefined ? [] : [interpreter]);
  const cpythons = await from(["cpython"], []);
  return cpythons.used.length > 0 ? cpythons : from(["pyodide"], []);
}

function newest(interpreters: readonly UsableInterpreter[]): UsableInterpreter | undefined {
  const version = ({ traits }: UsableInterpreter) => String(traits.facts["language-version"]);
  return interpreters.toSorted((a, b) => compareVersions(version(b), version(a)))[0];
}
