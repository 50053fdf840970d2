/** Stops the build where a union gained a kind that a `switch` does not know, and the program should it come at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
