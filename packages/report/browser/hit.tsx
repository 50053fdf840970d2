import type { ListedCase } from "../src/html/case-data.js";
import { Prose, Text } from "../src/html/parts/text.js";

/** Whether somebody promises it, in a mark. */
function PromisedMark({ level }: Pick<ListedCase, "level">) {
  return <span class={`level ${level}`}>{level === "language" ? "promised" : "not promised"}</span>;
}

/** One line that answers "may I rely on this?": promised or not, where it differs, what it depends on, what portable code does. */
export function Hit({ found, href }: { readonly found: ListedCase; readonly href?: string | undefined }) {
  const { title, result, sentence, portable, level } = found;
  const axes = result?.axes ?? [];
  return (
    <>
      <PromisedMark level={level} />{" "}
      {href === undefined ? (
        <strong class="case-title">
          <Prose text={title} />
        </strong>
      ) : (
        <a class="case-title" href={href}>
          <Prose text={title} />
        </a>
      )}{" "}
      <span class="sentence">
        <Text text={sentence} />
        {axes.length > 0 && !sentence.startsWith("depends on") && <> · depends on {axes.join(" and ")}</>}
        {portable !== "" && (
          <>
            {" "}
            · <Text text={portable} />
          </>
        )}
      </span>
    </>
  );
}
