import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Prose } from "./text.js";

test.each([
  ["code between backticks", "uses `x < 1` here", "uses <code>x &lt; 1</code> here"],
  ["a bare special name", "when __del__ runs", "when <code>__del__</code> runs"],
  ["a bare call", "sys.exit() and id() end", "<code>sys.exit()</code> and <code>id()</code> end"],
  ["a stressed word", "raises *and* changes", "raises <em>and</em> changes"],
  ["asterisks of a program are left alone", "f(*args, **kwargs) binds 2 * 3 * 4", "f(*args, **kwargs) binds 2 * 3 * 4"],
  ["a lone backtick is a backtick", "a ` b", "a ` b"],
  ["marks within", "`\u202e`", '<code><span class="mark" title="U+202E">\\u202e</span></code>'],
])("%s", (_, text, html) => {
  expect(renderToString(h(Prose, { text }))).toBe(html);
});
