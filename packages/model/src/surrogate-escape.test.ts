import { expect, test } from "vitest";
import { decodeSurrogateEscape } from "./surrogate-escape.js";

test.each<readonly [string, readonly number[], string]>([
  ["UTF-8 as it is", [0x61, 0xc3, 0xa9, 0xf0, 0x9f, 0x90, 0x8d], "aé🐍"],
  ["a byte that is not UTF-8 as a lone surrogate", [0x61, 0xff, 0x62], "a\udcffb"],
  ["a character that is cut off byte by byte", [0xe2, 0x82], "\udce2\udc82"],
  ["a byte order mark at the start", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
  ["a byte order mark beside what is not UTF-8", [0xff, 0xef, 0xbb, 0xbf], "\udcff\ufeff"],
  ["a surrogate written as if it were a character byte by byte", [0xed, 0xa0, 0x80], "\udced\udca0\udc80"],
])("decodes %s", (_, bytes, text) => {
  expect(decodeSurrogateEscape(Uint8Array.from(bytes))).toBe(text);
});
