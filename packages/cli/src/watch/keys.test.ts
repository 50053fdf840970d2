import { PassThrough } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { type Keys, listenToKeys } from "./keys.js";

function keyboard(isTTY = true) {
  const setRawMode = vi.fn();
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode }) as unknown as NodeJS.ReadStream & PassThrough;
  const keys = { again: vi.fn(), quit: vi.fn(), stop: vi.fn() } satisfies Keys;
  const listening = listenToKeys(keys, input);
  const press = async (text: string) => {
    input.write(text);
    await new Promise(setImmediate);
  };
  return { input, keys, listening, press, setRawMode };
}

describe("a key", () => {
  test.each([
    ["Enter", "\r", "again"],
    ["Enter, as some terminals send it", "\n", "again"],
    ["q", "q", "quit"],
    ["Ctrl-C", "\u0003", "stop"],
  ] as const)("%s", async (_, text, asked) => {
    const { keys, press } = keyboard();
    await press(text);
    for (const [name, called] of Object.entries(keys)) expect(called).toHaveBeenCalledTimes(name === asked ? 1 : 0);
  });

  test.each(["a", "Q", " ", "\u001b[A", "\u0004", "é"])("%j asks for nothing", async (text) => {
    const { keys, press } = keyboard();
    await press(text);
    for (const called of Object.values(keys)) expect(called).not.toHaveBeenCalled();
  });

  test("among several that come at once counts", async () => {
    const { keys, press } = keyboard();
    await press("x\rq");
    expect([keys.again, keys.quit].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });
});

test("the terminal gives single keys as long as somebody listens", async () => {
  const { input, keys, listening, press, setRawMode } = keyboard();
  expect(setRawMode.mock.calls).toEqual([[true]]);
  listening[Symbol.dispose]();
  expect(setRawMode.mock.calls).toEqual([[true], [false]]);
  expect(input.isPaused()).toBe(true); // a stream that flows keeps the command from ending
  await press("q");
  expect(keys.quit).not.toHaveBeenCalled();
});

test("what is no terminal is not read", async () => {
  const { input, keys, press, setRawMode } = keyboard(false);
  await press("q");
  expect(keys.quit).not.toHaveBeenCalled();
  expect(setRawMode).not.toHaveBeenCalled();
  expect(input.read()?.toString()).toBe("q");
});
