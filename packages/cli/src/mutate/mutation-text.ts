import { countOf } from "../count-of.js";
import type { Terminal } from "../terminal.js";
import type { KindResult, MutationResults, WrongPythonResult } from "./mutation-results.js";

type Colors = Terminal["answerColors"];

/** The answer of `conform mutate` for people: what survived first, then the shares. */
export function mutationText(results: MutationResults, isWhole: boolean, colors: Colors): string {
  const { expectation, observation, wrongPythons } = results;
  const { bold, dim, red } = colors;
  const seeded = isWhole ? wrongPythons : wrongPythons.filter(({ tried }) => tried > 0);
  const caught = seeded.filter(({ caughtBy }) => caughtBy.length > 0);
  const survivors = [...expectation.survivors, ...observation.survivors].map(
    ({ program, change, why }) => `${red("not noticed")}  ${bold(program)}\n    ${change}\n    ${dim(why)}`,
  );
  const lines = [
    ...survivors,
    ...[...seeded.filter((one) => !caught.includes(one)), ...caught].map((one) =>
      wrongPythonLine(one, isWhole, colors),
    ),
    "",
    share("expectations altered", expectation),
    `${share("last observing statement removed", observation)}${dim(passedOver(observation.passedOver))}`,
    share("wrong Pythons", { tried: seeded.length, caught: caught.length }),
    dim(
      `${countOf(results.cases, "case")}, ${countOf(results.programs, "program")} on ${results.interpreter}${notTried(results)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function wrongPythonLine(
  { name, title, tried, caughtBy, notInstalled }: WrongPythonResult,
  isWhole: boolean,
  colors: Colors,
) {
  const { red, green, dim, yellow } = colors;
  const [first] = caughtBy;
  if (first !== undefined) {
    const more = caughtBy.length > 1 ? ` and ${caughtBy.length - 1} more` : "";
    return `${green("noticed")}  ${name}  ${dim(`${title}: ${first}${more}`)}`;
  }
  const why = notInstalled === undefined ? `${tried} programs mention it` : `cannot be put in place: ${notInstalled}`;
  return `${isWhole ? red("not noticed") : yellow("not noticed here")}  ${name}  ${dim(`${title}: ${why}`)}`;
}

function share(name: string, { tried, caught }: Pick<KindResult, "tried" | "caught">): string {
  const percent = tried === 0 ? "–" : `${((100 * caught) / tried).toFixed(1)} %`;
  return `${name.padEnd(34)}${`${caught} of ${tried}`.padStart(14)}  ${percent.padStart(7)}`;
}

function passedOver(count: number): string {
  return count === 0 ? "" : `  (${count} statements passed over: not reached here, or no part of what is seen)`;
}

/** By reason, so that nothing is left out in silence; `--json` names the programs. */
function notTried({ notTried }: MutationResults): string {
  const reasons = new Map<string, number>();
  for (const { reason } of notTried) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `; ${count} not tried: ${reason}`).join("");
}
