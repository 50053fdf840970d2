import type { Observation } from "@pyconform/model";
import { observationWords } from "../observation-words.js";

/** stdout, and how the program ended where that is not simply the end: what is compared line by line. */
export function outcomeText(observation: Observation): string {
  const stdout = "stdout" in observation ? observation.stdout : "";
  if (observation.kind === "finished") return stdout === "" ? "(printed nothing)\n" : stdout;
  return `${stdout}${stdout === "" || stdout.endsWith("\n") ? "" : "\n"}(${observationWords(observation)})\n`;
}
