import { expect, test } from "vitest";
import { topicsBySubject } from "./subjects.js";

const views = (...topics: readonly string[]) =>
  topics.map((topic) => ({ topic, title: topic, subjects: [], cases: [] }));

function contents(...topics: readonly string[]) {
  return topicsBySubject(views(...topics)).map((subject) => [
    subject.title,
    ...subject.topics.map(({ topic }) => topic),
  ]);
}

test.each([
  {
    name: "subjects stand in their order, whatever that of the topics is",
    topics: ["compression", "garbage-collection", "limits", "expressions"],
    expected: [
      ["CPython and the language", "expressions", "limits"],
      ["Memory management", "garbage-collection"],
      ["Compression", "compression"],
    ],
  },
  {
    name: "a topic of several subjects stands under each",
    topics: ["gil", "threading"],
    expected: [
      ["Why there is a GIL", "threading", "gil"],
      ["Free threading (PEP 703)", "threading"],
    ],
  },
  {
    name: "topics that are in no subject come last",
    topics: ["a-new-topic", "compression"],
    expected: [
      ["Compression", "compression"],
      ["Other", "a-new-topic"],
    ],
  },
  { name: "of nothing there is nothing", topics: [], expected: [] },
])("$name", ({ topics, expected }) => {
  expect(contents(...topics)).toEqual(expected);
});
