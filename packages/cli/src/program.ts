import { Command, Option } from "commander";
import type { CasesFlags } from "./commands/cases.js";
import type { MutateFlags } from "./commands/mutate.js";
import type { RecordFlags } from "./commands/record.js";
import type { Context } from "./context.js";
import type { ExitStatus } from "./exit-status.js";
import type { Project } from "./project.js";
import { reporters } from "./reporters.js";
import type { MergeFlags, RunFlags } from "./run-options.js";
import type { Terminal } from "./terminal.js";

/**
 * The command line. Each command's own file is imported when it is called, so that `--help` stays quick;
 * a command answers with its exit status, which goes to `done`.
 */
export function buildProgram(project: Project, terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const context: Context = { project, terminal };
  const program = new Command("conform")
    .description("Says what Python promises, what each Python here does, and what every difference depends on.")
    .version(project.version)
    .exitOverride()
    .configureOutput({ writeOut: terminal.answer, writeErr: terminal.tell })
    .showSuggestionAfterError()
    .showHelpAfterError("(conform --help lists commands and options)")
    .enablePositionalOptions();

  program
    .command("run", { isDefault: true })
    .description("run cases and write a report (the default command)")
    .argument("[patterns...]", "ids, topics, files or globs, such as immutability/ or 'hashing/**'; all when absent")
    .addOption(list("--implementation <names>", "only these implementations, separated by commas"))
    .addOption(list("--interpreter <name|path>", "only this interpreter, by name or by path; may be repeated", false))
    .addOption(
      list("--require <names>", "end with status 3 unless an interpreter of each of these implementations is used"),
    )
    .option("--level <level>", "only one level: language or implementation")
    .addOption(where())
    .addOption(resultsOfWhere())
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--out <dir>", "folder of the report", "reports/latest")
    .addOption(
      new Option(
        "--no-report",
        "write results.json alone, case by case: for more cases than a report can show",
      ).conflicts(["previous", "editRoot"]),
    )
    .option("--jobs <n>", "programs at the same time; one more than cores when absent, since some wait")
    .option("--timeout <seconds>", "limit of a case that sets none; 10 when absent")
    .addOption(new Option("--reporter <name>", "form of the answer").choices([...reporters]).default("pretty"))
    .option("--shard <i/n>", "only the i-th of n parts of the cases")
    .addOption(
      new Option("--isolation <kind>", "how a case gets its clean state").choices(["fork", "process"]).default("fork"),
    )
    .option("--sandbox", "shut programs in with bubblewrap: no network, nothing to write but their own directory")
    .option("--repeat <n>", "run every case n times; differing outcomes are shown")
    .option("--shuffle [seed]", "run in a random order; the seed is told")
    .option("--previous <results>", previousHelp)
    .option("--edit-root <address>", editRootHelp)
    .option("--run-here", runHereHelp)
    .option("--no-cache", "run everything anew, also what is known from earlier runs")
    .option("--no-recorded", "leave recorded interpreters that are not run out of the report")
    .option("--record-times", "record how long each case took, by which --shard makes even parts")
    .option("--resume", "continue a run that was stopped or killed")
    .option("--watch", "run again what every save touches, until q or Ctrl-C; writes no report")
    .action(async (patterns: string[], flags: RunFlags) => {
      const { parseRunOptions } = await import("./run-options.js");
      const options = parseRunOptions(patterns, flags);
      if (options.watch) done(await (await import("./watch/watch-command.js")).watchCommand(options, context));
      else done(await (await import("./commands/run.js")).runCommand(options, context));
    });

  program
    .command("interpreters")
    .description("list the Pythons found, and how to install those that are not")
    .option("--json", "as JSON")
    .action(async (flags: { json?: boolean }) => {
      const { interpretersCommand } = await import("./commands/interpreters.js");
      done(await interpretersCommand(flags, context));
    });

  program
    .command("cases")
    .description("list cases")
    .argument("[patterns...]", "ids, topics, files or globs")
    .option("--level <level>", "only one level: language or implementation")
    .addOption(where())
    .addOption(resultsOfWhere())
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--json", "as JSON")
    .action(async (patterns: string[], flags: CasesFlags) => {
      const { casesCommand } = await import("./commands/cases.js");
      done(await casesCommand(patterns, flags, context));
    });

  program
    .command("lint")
    .description("check the specs, without running them")
    .argument("[patterns...]", "ids, topics, files or globs")
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--fix", "mend what is safe to mend")
    .option("--json", "as JSON")
    .action(async (patterns: string[], flags: { json?: boolean; fix?: boolean; specs: string }) => {
      const { lintCommand } = await import("./commands/lint.js");
      done(await lintCommand(patterns, flags, context));
    });

  program
    .command("coverage")
    .description("count cited sections, notes and members against the inventories")
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--missing", "name everything that no case covers")
    .option("--json", "as JSON")
    .action(async (flags: { json?: boolean; missing?: boolean; specs: string }) => {
      const { coverageCommand } = await import("./commands/coverage.js");
      done(await coverageCommand(flags, context));
    });

  program
    .command("mutate")
    .description("change expectations, programs and Pythons, and say which change no case notices")
    .argument("[patterns...]", "ids, topics, files or globs")
    .addOption(list("--implementation <names>", "the newest of these; cpython when absent, or pyodide"))
    .option("--interpreter <name|path>", "this interpreter, by name or by path")
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--jobs <n>", "programs at the same time; all cores when absent")
    .option("--json", "as JSON")
    .action(async (patterns: string[], flags: MutateFlags) => {
      const { mutateCommand } = await import("./commands/mutate.js");
      done(await mutateCommand(patterns, flags, context));
    });

  program
    .command("explain")
    .description("show a case, what is expected, and what the last run saw; or explain a diagnostic's code")
    .argument("<id>", "a case's id, or a code such as unknown-section")
    .option("--specs <dir>", "folder of the specs", "specs")
    .option("--out <dir>", "folder of the report", "reports/latest")
    .option("--json", "as JSON")
    .action(async (id: string, flags: { json?: boolean; specs: string; out: string }) => {
      const { explainCommand } = await import("./commands/explain.js");
      done(await explainCommand(id, flags, context));
    });

  program
    .command("new")
    .description("start a case: writes a subject file, or adds to one")
    .argument("<id>", "topic/subject/case, such as immutability/tuple/item-assignment")
    .option("--level <level>", "language or implementation", "language")
    .option(
      "--cite <section>",
      "what it is promised by or documented in, such as reference/datamodel#objects-values-and-types",
    )
    .option("--specs <dir>", "folder of the specs", "specs")
    .action(async (id: string, flags: { level: string; cite?: string; specs: string }) => {
      const { newCommand } = await import("./commands/new.js");
      done(await newCommand(id, flags, context));
    });

  program
    .command("diff")
    .description("compare two results: what changed per case and interpreter")
    .argument("<before>", "results.json, or the folder of a report")
    .argument("[after]", "the same", "reports/latest")
    .option("--json", "as JSON")
    .addOption(new Option("--markdown", "as tables for a pull request, one for each interpreter").conflicts("json"))
    .action(async (before: string, after: string, flags: { json?: boolean; markdown?: boolean }) => {
      const { diffCommand } = await import("./commands/diff.js");
      done(await diffCommand(before, after, flags, context));
    });

  program
    .command("merge")
    .description("join results of several machines or shards into one report")
    .argument("<results...>", "results.json files, or folders of reports")
    .option("--out <dir>", "folder of the report", "reports/latest")
    .option("--previous <results>", previousHelp)
    .option("--edit-root <address>", editRootHelp)
    .option("--run-here", runHereHelp)
    .action(async (inputs: string[], flags: MergeFlags) => {
      const { mergeCommand } = await import("./commands/merge.js");
      done(await mergeCommand(inputs, flags, context));
    });

  program
    .command("record")
    .description("keep what interpreters did in the last run in reports/recorded/, for machines without them")
    .addOption(
      list("--interpreter <id>", "only this interpreter; may be repeated; all that were run when absent", false),
    )
    .option("--results <path>", "results.json, or the folder of a report", "reports/latest")
    .option("--specs <dir>", "folder of the specs", "specs")
    .action(async (flags: RecordFlags) => {
      const { recordCommand } = await import("./commands/record.js");
      done(await recordCommand(flags, context));
    });

  program
    .command("open")
    .description(
      "serve the last report on this machine, so that its pages can run programs, and open it in the browser",
    )
    .option("--out <dir>", "folder of the report", "reports/latest")
    .option("--port <n>", "port on 127.0.0.1; any free one when absent")
    .option("--no-browser", "serve only")
    .action(async (flags: { out: string; port?: string; browser: boolean }) => {
      const { openCommand } = await import("./commands/open.js");
      done(await openCommand(flags, context));
    });

  return program;
}

function where(): Option {
  return new Option(
    "--where <query>",
    "only cases that fit a query, such as 'axis:build differs:pypy'; see docs/query.md",
  );
}

function resultsOfWhere(): Option {
  return new Option("--results <path>", "results that --where reads, where it asks what interpreters did").default(
    "reports/latest",
  );
}

const previousHelp =
  "results.json, or the folder of a report, to compare with; the report that is replaced when absent";
const editRootHelp = "where the specs can be edited, such as https://HOST/OWNER/NAME/edit/main; the report links to it";

const runHereHelp = "put Pyodide (13 MB) into the report, so that its pages run programs on any web server";

function list(flags: string, description: string, split = true): Option {
  return new Option(flags, description).argParser<readonly string[]>((value, previous) => [
    ...(previous ?? []),
    ...(split
      ? value
          .split(",")
          .map((part) => part.trim())
          .filter((part) => part !== "")
      : [value]),
  ]);
}
