import { z } from "zod";
import { formatted, oneOrMore, text } from "./formats.js";

/** The comment at the head of `specs/wrong-pythons/<name>.py`. */
export const wrongPythonHeader = z.strictObject({
  title: text.describe("What this Python does wrong: the rest of a sentence that begins with its name."),
  breaks: oneOrMore(formatted("citation")).describe("The promise that it breaks."),
  mentions: oneOrMore(text).describe("Words: programs that hold one of them are tried."),
});
