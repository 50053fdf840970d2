import { resolve } from "node:path";
import type { Case } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { gatherSpecs } from "./gather-specs.js";
import { packedSuite } from "./packed-suite.js";
import { wholeSuite } from "./suite.js";

const root = resolve(import.meta.dirname, "../../..");
const good = resolve(root, "packages/cli/fixtures/good");
const whole = wholeSuite(await gatherSpecs(root, good));
const packed = await packedSuite(root, good, 2);

/** As results have them: without the parts that are absent. */
function plain(cases: readonly Case[]): unknown {
  return JSON.parse(JSON.stringify(cases));
}

describe("a suite that is packed away says the same as one in memory", () => {
  test("of its cases, in parts in the order of the suite", () => {
    const parts = [...packed.parts(packed.heads)];
    expect(parts.length).toBeGreaterThan(1);
    expect(plain(parts.flat())).toEqual(plain([...whole.parts(whole.heads)].flat()));
  });

  test("of the cases that were asked for", () => {
    const some = packed.heads.filter((_, index) => index % 2 === 1);
    expect([...packed.parts(some)].flat().map(({ id }) => id)).toEqual(some.map(({ id }) => id));
    expect(packed.countPrograms(some)).toBe(whole.countPrograms(some));
    expect([...packed.parts([])]).toEqual([]);
  });

  test("of itself", () => {
    const { digest, modules, diagnostics } = whole;
    expect(packed).toMatchObject({ digest, modules, diagnostics });
    expect(packed.subjects.map(({ file, title }) => [file, title])).toEqual(
      whole.subjects.map(({ file, title }) => [file, title]),
    );
    expect(packed.countPrograms(packed.heads)).toBe(whole.countPrograms(whole.heads));
  });

  test("of mistakes in it", async () => {
    const broken = resolve(root, "packages/cli/fixtures/broken");
    expect((await packedSuite(root, broken)).diagnostics).toEqual((await gatherSpecs(root, broken)).diagnostics);
  });
});
