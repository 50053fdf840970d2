import type { InterpreterResult } from "@pyconform/model";
import { promiseVerdicts, verdictWords } from "../../verdict-words.js";
import { interpreterPath, relativePath } from "../paths.js";
import { countVerdicts, type SiteContents } from "../site.js";
import { RecordedMark } from "./recorded-mark.js";
import { Text } from "./text.js";

/** Every interpreter with how many promises it kept or broke. */
export function InterpreterTable({ site, from }: { readonly site: SiteContents; readonly from: string }) {
  return (
    <section class="scroll" tabindex={0} aria-label="Promises by interpreter">
      <table class="tally stacks">
        <thead>
          <tr>
            <th scope="col">Interpreter</th>
            {promiseVerdicts.map((kind) => (
              <th scope="col" class="number">
                <span aria-hidden="true">{verdictWords[kind].sign}</span> {verdictWords[kind].word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {site.used.map((interpreter) => (
            <Row site={site} interpreter={interpreter} from={from} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  site,
  interpreter,
  from,
}: {
  readonly site: SiteContents;
  readonly interpreter: InterpreterResult;
  readonly from: string;
}) {
  const language = site.resultsOf(interpreter.id).filter(({ report }) => report.level === "language");
  const counts = countVerdicts(language.map(({ result }) => result));
  return (
    <tr>
      <th scope="row">
        <a href={relativePath(from, interpreterPath(interpreter.id))}>
          <Text text={interpreter.id} />
        </a>{" "}
        <RecordedMark recorded={interpreter.recorded} />
      </th>
      {promiseVerdicts.map((kind) => {
        const found = counts.get(kind) ?? 0;
        return (
          <td class={`number ${found === 0 ? "none" : kind}`} data-name={verdictWords[kind].word}>
            {found}
          </td>
        );
      })}
    </tr>
  );
}
