import { describeRequirement, type Program } from "@pyconform/model";
import { Text } from "./text.js";

/** How a program is run and what it needs, where that is not the usual. */
export function RunOptionsText({ program: { run, requires } }: { readonly program: Program }) {
  const facts = [
    ...(requires.length > 0 ? [["Needs", requires.map(describeRequirement).join(", ")]] : []),
    ...(run.flags.length > 0 ? [["Flags", run.flags.join(" ")]] : []),
    ...Object.entries(run.env).map(([name, value]) => ["Environment", `${name}=${value}`]),
    ...(run.isolation === "process" ? [["Process", "a new interpreter for each run"]] : []),
    ...(run.repeat > 1 ? [["Repeated", `${run.repeat} times`]] : []),
    ...(run.exclusive ? [["Alone", "nothing else runs on the machine meanwhile"]] : []),
    ...(run.timeoutMs === undefined ? [] : [["Time limit", `${run.timeoutMs / 1000} s`]]),
  ];
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(([name = "", value = ""]) => (
        <>
          <dt>{name}</dt>
          <dd>
            <Text text={value} />
          </dd>
        </>
      ))}
    </dl>
  );
}
