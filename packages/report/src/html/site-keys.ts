import type { CaseReport, Coverage } from "@pyconform/model";
import type { FileSite } from "./for-machines/data-files.js";
import { once } from "./once.js";
import type { InterpreterSite } from "./pages/interpreter.js";
import type { TopicSite } from "./pages/topic.js";
import type { SiteFrame, TopicView } from "./site.js";

/** Makes a short text that is equal for equal texts only, such as a cryptographic digest. */
export type DigestText = (text: string) => string;

/**
 * Digests of what pages are made of. Each speaks of the type that its page is given, and leaves nothing of it out: two pages of
 * one kind with the same key have the same text.
 */
export interface SiteKeys {
  ofCase(report: CaseReport): () => string;
  ofTopic(topic: TopicView): () => string;
  ofTopicMatrix(topic: TopicView): () => string;
  ofContents(): string;
  ofCoverage(coverage: Coverage): () => string;
  ofInterpreter(): string;
  ofCaseFile(report: CaseReport): () => string;
  ofInterpreterFile(): string;
}

/** The keys of a site. What several pages share is digested once. */
export function siteKeys(site: InterpreterSite & FileSite, digest: DigestText): SiteKeys {
  const frame = once(() => digest(JSON.stringify(frameOf(site))));
  const reports = new Map<CaseReport, string>();
  const ofReport = (report: CaseReport): string => {
    let key = reports.get(report);
    if (key === undefined) {
      key = digest(JSON.stringify(report));
      reports.set(report, key);
    }
    return key;
  };
  const joined = (...parts: readonly unknown[]) => digest(JSON.stringify([frame(), ...parts]));
  const topicParts = ({ topic, title, subjects, cases }: TopicView) => [
    topic,
    title,
    subjects.map((subject) => ({ ...subject, cases: subject.cases.map(ofReport) })),
    cases.map(ofReport),
  ];
  const contents = once(() => {
    const { interpreters, subjects, cases } = site.results;
    return joined(interpreters, subjects, cases.map(ofReport));
  });
  const head = once(() => {
    const { suite, complete } = site.results;
    return [suite.version, suite.commit, complete];
  });
  return {
    ofCase: (report) => () => joined(ofReport(report)),
    ofTopic: (topic) => () => joined(titlesOf(site), topicParts(topic)),
    ofTopicMatrix: (topic) => () => joined(topicParts(topic)),
    ofContents: contents,
    ofCoverage: (coverage) => () => joined(contents(), coverage),
    ofCaseFile: (report) => () => joined(head(), ofReport(report)),
    ofInterpreterFile: once(() => joined(head(), site.results.suite.digest, contents())),
    ofInterpreter: once(() => {
      const { previous } = site;
      return joined(contents(), previous === undefined ? null : [previous.changes, previous.results.interpreters]);
    }),
  };
}

/** Every member by name, so that a new one stops the build here. */
function frameOf({
  used,
  reference,
  lines,
  commit,
  isWhole,
  editRoot,
  showsCoverage,
}: SiteFrame): Record<keyof SiteFrame, unknown> {
  return { used, reference, lines, commit, isWhole, editRoot: editRoot ?? null, showsCoverage };
}

function titlesOf({ topics }: TopicSite) {
  return topics.map(({ topic, title }) => [topic, title]);
}
