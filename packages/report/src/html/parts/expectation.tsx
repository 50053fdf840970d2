import type { Expectation, ImplementationCase, LanguageCase, Outcome, When } from "@pyconform/model";
import { OutputText, Text } from "./text.js";

/** What is expected of a case: of everybody, or row by row. */
export type Expected = Pick<LanguageCase, "level" | "expect"> | Pick<ImplementationCase, "level" | "expect">;

/** What is expected of a case, in words. */
export function ExpectationText({ of }: { readonly of: Expected }) {
  if (of.level === "language") return <ExpectationBody expect={of.expect} />;
  if (of.expect.length === 0) return <p>Nothing is described: it is observed and shown, not judged.</p>;
  return (
    <dl class="rows">
      {of.expect.map((row) => (
        <>
          <dt>
            <Text text={whenWords(row.when)} />
          </dt>
          <dd>
            <ExpectationBody expect={row} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** One expectation: what is allowed, what must never be seen, and what a new process may change. */
export function ExpectationBody({ expect }: { readonly expect: Expectation }) {
  return (
    <>
      {expect.oneOf.length > 1 ? (
        <>
          <p>One of:</p>
          <ul class="choices">
            {expect.oneOf.map((outcome) => (
              <li>
                <OutcomeText outcome={outcome} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        expect.oneOf.map((outcome) => <OutcomeText outcome={outcome} />)
      )}
      {expect.never.length > 0 && (
        <>
          <p>Never, however often it is run:</p>
          <ul class="choices">
            {expect.never.map((outcome) => (
              <li>
                <OutcomeText outcome={outcome} forbidden />
              </li>
            ))}
          </ul>
        </>
      )}
      {expect.acrossRuns === "same" && <p>Every new process gives the same outcome.</p>}
      {expect.acrossRuns === "may-vary" && <p>A new process may give another outcome.</p>}
    </>
  );
}

function OutcomeText({ outcome, forbidden = false }: { readonly outcome: Outcome; readonly forbidden?: boolean }) {
  const { stdout, stdoutMatches, raises, messageMatches, exit, killed, warns = [] } = outcome;
  const endings = [
    ...(raises === undefined ? [] : [`raises ${raises}`]),
    ...(messageMatches === undefined ? [] : [`its message matches /${messageMatches}/`]),
    ...(exit === undefined ? [] : [`exits with status ${exit}`]),
    ...(killed === undefined ? [] : [`is ended by ${killed}`]),
    ...warns.map((category) => `shows a ${category} on stderr`),
    ...(stdoutMatches === undefined ? [] : [`stdout matches /${stdoutMatches}/`]),
    ...(stdout === "" ? ["prints nothing"] : []),
  ];
  const ends = raises ?? exit ?? killed;
  const words = [...(ends === undefined && !forbidden ? ["runs to its end"] : []), ...endings].join(", ");
  return (
    <>
      {words !== "" && (
        <p class="ending">
          <Text text={words} />
        </p>
      )}
      {stdout !== undefined && stdout !== "" && <OutputText label="stdout, exactly" text={stdout} />}
    </>
  );
}

/** On which interpreters a row speaks: `on cpython, cpython-freethreaded, version <3.14`. */
function whenWords(when: When): string {
  const parts = [
    ...(when.implementation === undefined ? [] : [`on ${when.implementation.join(", ")}`]),
    ...(when.version === undefined ? [] : [`version ${when.version}`]),
    ...Object.entries(when.traits ?? {}).map(([trait, value]) => `${trait} ${value}`),
  ];
  return parts.length === 0 ? "on every other interpreter" : parts.join(", ");
}
