import type { TopicTitle } from "./site.js";

/**
 * The thirteen subjects, how Python works under the hood: the table of contents. Each names its topics, those that are
 * promised first; a topic of both levels is one page, and a topic may belong to several subjects.
 */
const subjects = [
  {
    title: "CPython and the language",
    topics: [
      "execution-model",
      "expressions",
      "statements",
      "data-model",
      "bytecode-and-frames",
      "limits",
      "source-and-import",
    ],
  },
  { title: "Cython", topics: ["cython"] },
  {
    title: "Memory management",
    topics: ["object-lifetime", "reference-counting", "garbage-collection", "memory-allocation"],
  },
  { title: "Not pass-by-reference", topics: ["calling-convention"] },
  { title: "Immutability", topics: ["immutability", "hashing", "identity-and-interning", "strings"] },
  { title: "Why there is a GIL", topics: ["threading", "gil"] },
  { title: "Free threading (PEP 703)", topics: ["threading", "free-threading"] },
  { title: "Runtime services", topics: ["runtime-services"] },
  { title: "The sys module", topics: ["runtime-services", "sys-module"] },
  { title: "sys.monitoring", topics: ["runtime-services", "monitoring"] },
  { title: "Big endian", topics: ["byte-order"] },
  { title: "Byte streams", topics: ["byte-streams"] },
  { title: "Compression", topics: ["compression"] },
] as const satisfies readonly { readonly title: string; readonly topics: readonly string[] }[];

/** A subject with those of its topics that have cases. */
interface SubjectTopics<Topic> {
  readonly title: string;
  readonly topics: readonly Topic[];
}

/** Topics in the order of the table of contents; those that it does not know come last. A subject without cases is left out. */
export function topicsBySubject<Topic extends TopicTitle>(topics: readonly Topic[]): readonly SubjectTopics<Topic>[] {
  const byName = new Map(topics.map((topic) => [topic.topic, topic]));
  const known = new Set<string>(subjects.flatMap((subject) => subject.topics));
  return [
    ...subjects.map((subject) => ({
      title: subject.title,
      topics: subject.topics.flatMap((name) => byName.get(name) ?? []),
    })),
    { title: "Other", topics: topics.filter(({ topic }) => !known.has(topic)) },
  ].filter((subject) => subject.topics.length > 0);
}

/** Titles of the subjects that a topic belongs to. */
export function subjectsOf(topic: string): readonly string[] {
  return subjects.filter(({ topics }) => (topics as readonly string[]).includes(topic)).map(({ title }) => title);
}

/** Each topic once, in the order of the table of contents. */
export function topicsInOrder<Topic extends TopicTitle>(topics: readonly Topic[]): readonly Topic[] {
  return [...new Set(topicsBySubject(topics).flatMap((subject) => subject.topics))];
}
