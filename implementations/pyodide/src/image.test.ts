import { expect, test } from "vitest";

// Loaded as it is: what runs beside Pyodide is not compiled.
const { Image } = await import(new URL("../host/image.js", import.meta.url).href);
const megabyte = 1024 * 1024;

test.each([
  ["zeros between data", [10, 2 * megabyte + 3, 3 * megabyte - 1], 3 * megabyte],
  ["zeros at both ends", [megabyte], 3 * megabyte + 17],
  ["zeros alone", [], megabyte],
  ["data alone", Array.from({ length: 64 }, (_, index) => index * 4096), 64 * 4096],
  ["less than a run", [3], 5],
])("a memory is as it was: %s", (_title, places, length) => {
  const memory = new Uint8Array(length + megabyte);
  for (const place of places) memory[place] = 1 + (place % 200);
  const before = memory.slice();
  const image = new Image(memory.subarray(0, length));
  memory.fill(0xff);
  image.writeTo(memory);
  expect(Buffer.compare(memory, before)).toBe(0);
});
