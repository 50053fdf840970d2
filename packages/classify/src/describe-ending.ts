import { assertNever, type Observation } from "@pyconform/model";
import { showText } from "./show-text.js";

/** How a program ended, to follow "but": `it raised TypeError: "..."`. */
export function describeEnding(observation: Observation): string {
  switch (observation.kind) {
    case "finished":
      return "it ran to its end";
    case "raised":
      return `it raised ${observation.exception.type}${observation.exception.message === "" ? "" : `: ${showText(observation.exception.message)}`}`;
    case "exited":
      return `it exited with status ${observation.status}`;
    case "killed":
      return `it was ended by ${observation.signal}`;
    case "timed-out":
      return `it reached the time limit of ${observation.limitMs / 1000} s`;
    case "out-of-memory":
      return `it reached the memory limit of ${mebibytes(observation.limitBytes)}`;
    case "output-limit":
      return `it reached the output limit of ${mebibytes(observation.limitBytes)}`;
    case "process-limit":
      return `it reached the limit of ${observation.limitProcesses} processes and threads`;
    case "file-limit":
      return `it reached the file size limit of ${mebibytes(observation.limitBytes)}`;
    case "not-run":
      return "it was not run";
    case "harness-failed":
      return "the harness failed";
    default:
      return assertNever(observation);
  }
}

function mebibytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MiB` : `${bytes} bytes`;
}
