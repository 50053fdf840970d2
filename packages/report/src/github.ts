import type { Results } from "@pyconform/model";
import { failureWords } from "./failure-words.js";
import { failures } from "./failures.js";
import { visibleText } from "./visible-characters.js";

/** GitHub's workflow commands: an annotation at the case's place for each verdict that fails the run. */
export function renderGithub(results: Results): string {
  return failures(results)
    .map((failure) => {
      const { report, result } = failure;
      const { file, start, end } = report.case.at;
      const title = property(`${report.id} on ${result.interpreter}: ${result.verdict.kind}`);
      const place = `file=${property(file)},line=${start.line},endLine=${end.line},col=${start.column}`;
      return `::error ${place},title=${title}::${data(`${report.title}\n${failureWords(failure)}`)}\n`;
    })
    .join("");
}

/** What GitHub's own toolkit escapes in a message. */
function data(text: string): string {
  return visibleText(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
