// A reporter of vitest for the end of CI's log, which is all that is kept of it in some places: which tests failed and
// with what, which ones failed and passed when tried again, and one line of counts.
import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** @param {string} file where the summary goes; it is written when the last test has ended */
export const testSummary = (file) => ({
  /** @param {readonly import("vitest/node").TestModule[]} modules */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state) => tests.filter((test) => test.result().state === state);
    const failed = [
      ...inState("failed").map((test) => entry("failed", test, test.result().errors)),
      // A file or a group whose own code failed has no test that says so.
      ...modules
        .flatMap((module) => [module, ...module.children.allSuites()])
        .filter((suite) => suite.errors().length > 0)
        .map((suite) => entry("failed", suite, suite.errors())),
      ...unhandledErrors.map((error) => entry("failed", undefined, [error])),
    ];
    const flaky = tests.filter((test) => test.diagnostic()?.flaky);
    const counts = [`${inState("passed").length} passed`, `${failed.length} failed`];
    const skipped = inState("skipped").length;
    if (skipped > 0) counts.push(`${skipped} skipped`);
    const flakyEntries = flaky.map((test) => entry("passed when tried again", test, test.result().errors));
    writeFileSync(file, [...failed, ...flakyEntries, "", counts.join(", "), ""].join("\n"));
  },
});

function entry(what, task, errors = []) {
  const place = task === undefined ? "outside of the tests" : (task.module ?? task).relativeModuleId;
  const name = task?.fullName === undefined ? "" : ` > ${task.fullName}`;
  const messages = errors.map(({ message, diff }) => [message, diff].filter(Boolean).join("\n").slice(0, 2000));
  // Tried again, a test mostly fails with the same words.
  const lines = [`${what}: ${place}${name}`, ...new Set(messages)].join("\n");
  return stripVTControlCharacters(lines).replaceAll("\n", "\n    ");
}
