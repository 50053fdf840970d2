import type { Observation } from "@pyconform/model";

/** What a reader expects a program to do. */
export interface Prediction {
  readonly ending: PredictedEnding;
  /** Name of the class, where an exception is expected; empty for any. */
  readonly exception: string;
  readonly stdout: string;
}

/** How a program is expected to end: by itself, by an exception, by an exit of its own, or not at all. */
export type PredictedEnding = "finishes" | "raises" | "exits" | "never";

/** Which parts of a {@link Prediction} came true. */
export interface PredictionResult {
  readonly ending: boolean;
  /** `undefined` where what is printed was not asked: the program was expected not to end. */
  readonly stdout: boolean | undefined;
}

/** Holds a prediction against what was observed. An exception may be predicted by the name of one of its bases. */
export function holdAgainst(prediction: Prediction, observation: Observation): PredictionResult {
  return {
    ending: endsAs(prediction, observation),
    stdout:
      prediction.ending === "never"
        ? undefined
        : samePrint(prediction.stdout, "stdout" in observation ? observation.stdout : ""),
  };
}

function endsAs({ ending, exception }: Prediction, observation: Observation): boolean {
  switch (ending) {
    case "finishes":
      return observation.kind === "finished";
    case "raises":
      return observation.kind === "raised" && isNamed(exception, observation.exception.bases);
    case "exits":
      return observation.kind === "exited";
    case "never":
      return observation.kind === "timed-out";
  }
}

/** `BaseException`, `Exception` and `object` would be true of everything: they count only where they are the class itself. */
function isNamed(text: string, bases: readonly string[]): boolean {
  const name = text.trim().split(".").at(-1) ?? "";
  const told = bases.slice(1).filter((base) => !["BaseException", "Exception", "object"].includes(base));
  return name === "" || name === bases[0] || told.includes(name);
}

/** Nobody types the newline at the end, nor sees spaces at the end of a line. */
function samePrint(predicted: string, printed: string): boolean {
  const plain = (text: string) => text.replace(/[ \t\r]+$/gmu, "").replace(/\n+$/u, "");
  return plain(predicted) === plain(printed);
}

/** What was predicted, as `outcomeText` writes what was observed. */
export function predictionText({ ending, exception, stdout }: Prediction): string {
  const printed = stdout === "" || stdout.endsWith("\n") ? stdout : `${stdout}\n`;
  switch (ending) {
    case "finishes":
      return printed === "" ? "(printed nothing)\n" : printed;
    case "raises":
      return `${printed}(raised ${exception.trim() === "" ? "an exception" : exception.trim()})\n`;
    case "exits":
      return `${printed}(exited)\n`;
    case "never":
      return "(did not end)\n";
  }
}
