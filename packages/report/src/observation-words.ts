import { assertNever, describeRequirement, type Observation } from "@pyconform/model";

/** How a program ended, in a few words: `raised TypeError`. What it printed is shown beside. */
export function observationWords(observation: Observation): string {
  switch (observation.kind) {
    case "finished":
      return observation.stdout === "" ? "finished, printed nothing" : "finished";
    case "raised":
      return `raised ${observation.exception.type}`;
    case "exited":
      return `exited with status ${observation.status}`;
    case "killed":
      return `ended by ${observation.signal}`;
    case "timed-out":
      return `reached the time limit of ${observation.limitMs / 1000} s`;
    case "out-of-memory":
      return `reached the memory limit of ${sizeWords(observation.limitBytes)}`;
    case "output-limit":
      return `reached the output limit of ${sizeWords(observation.limitBytes)}`;
    case "process-limit":
      return `reached the limit of ${observation.limitProcesses} processes and threads`;
    case "file-limit":
      return `reached the file size limit of ${sizeWords(observation.limitBytes)}`;
    case "not-run":
      return `not run: needs ${describeRequirement(observation.requirement)}`;
    case "harness-failed":
      return `the harness failed: ${observation.reason}`;
    default:
      return assertNever(observation);
  }
}

/** A number of bytes (or characters) as people read it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 102.4) / 10} KiB`;
  return `${Math.round(bytes / 1024 / 102.4) / 10} MiB`;
}
