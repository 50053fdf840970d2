/** What a key asks for. */
export interface Keys {
  /** Enter: everything is to be run again. */
  again(): void;
  /** `q`, or the end of the input. */
  quit(): void;
  /** Ctrl-C, which a terminal does not tell as a signal while it gives single keys. */
  stop(): void;
}

/** Listens to the keyboard where there is one; gives the terminal back when it is disposed. */
export function listenToKeys(keys: Keys, input: NodeJS.ReadStream = process.stdin): Disposable {
  if (!input.isTTY) return { [Symbol.dispose]: () => undefined };
  const onData = (data: Buffer): void => {
    for (const key of data.toString("utf8")) {
      if (key === "\r" || key === "\n") keys.again();
      else if (key === "q") keys.quit();
      else if (key === "\u0003") keys.stop();
    }
  };
  input.setRawMode(true);
  input.on("data", onData);
  input.resume();
  return {
    [Symbol.dispose]() {
      input.off("data", onData);
      input.setRawMode(false);
      input.pause();
    },
  };
}
