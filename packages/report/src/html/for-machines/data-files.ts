import {
  type CaseReport,
  type CaseResult,
  type InterpreterResult,
  type Results,
  resultsSchemaVersion,
} from "@pyconform/model";
import { citationUrl } from "../../citation-url.js";
import { canonical } from "../../json.js";
import { differingFromReference } from "../differing-from-reference.js";
import { outdatedOn } from "../outdated-on.js";
import { citedVersion } from "../parts/citations.js";
import {
  casePath,
  dataPath,
  interpreterBadgePath,
  interpreterPath,
  relativePath,
  topicBadgePath,
  topicPath,
} from "../paths.js";
import { countVerdicts, groupIndex, type Site, type SiteContents, type SiteFrame } from "../site.js";
import { isWebLink } from "../web-link.js";
import type { CaseFile, DataKind, IndexFile, InterpreterFile } from "./data-schemas.js";
import { schemaPath } from "./data-schemas.js";
import { safeJson } from "./safe-json.js";

/**
 * What each file says of the run. When that was, the index says: the others stay as they are where the same came out. Of which
 * programs the suite was, a case's file does not say either, so that it stays where those of other cases change.
 */
export interface CaseFileSite {
  readonly results: {
    readonly suite: Pick<Results["suite"], "version" | "commit">;
    readonly complete: boolean;
  };
}

/** What the files of interpreters and the index say of the run. */
export interface FileSite extends CaseFileSite {
  readonly results: CaseFileSite["results"] & { readonly suite: Pick<Results["suite"], "digest"> };
}

/** `cases/<topic>/<subject>/<case>.json`. */
export function caseFile(site: SiteFrame & CaseFileSite, report: CaseReport): string {
  const page = casePath(report.id);
  const { case: authored } = report;
  const citations = authored.level === "language" ? authored.promisedBy : authored.documentedIn;
  const version = citedVersion(authored.program.requires);
  const known = new Set([...report.results, ...(report.outdated ?? [])].map(({ interpreter }) => interpreter));
  const content: CaseFile = {
    ...headOf(site, page, "case"),
    ...(report as CaseFile), // the model's arrays cannot be changed, the schema's can
    documentation: citations.map((citation) => ({ citation, url: citationUrl(citation, version) })),
    recorded: Object.fromEntries(
      site.used.flatMap(({ id, recorded }) => (recorded !== undefined && known.has(id) ? [[id, recorded]] : [])),
    ),
  };
  return textOf(content);
}

/** `interpreters/<id>.json`. */
export function interpreterFile(site: SiteContents & FileSite, interpreter: InterpreterResult): string {
  const found = site.resultsOf(interpreter.id);
  const differing = new Set(differingFromReference(site, interpreter));
  const counts = (level: CaseReport["level"]) =>
    Object.fromEntries(countVerdicts(found.filter(({ report }) => report.level === level).map(({ result }) => result)));
  const content: InterpreterFile = {
    ...headOf(site, interpreterPath(interpreter.id), "interpreter"),
    suite: suiteOf(site),
    badge: interpreterBadgePath(interpreter.id),
    interpreter: interpreter as InterpreterFile["interpreter"],
    reference: site.reference === undefined || site.reference.id === interpreter.id ? null : site.reference.id,
    counts: { language: counts("language"), implementation: counts("implementation") },
    cases: found.map(({ report, result }) => ({
      id: report.id,
      level: report.level,
      verdict: result.verdict.kind,
      finding: report.finding.kind,
      group: groupOf(report, interpreter.id),
      ...(differing.has(report) ? { differs: true as const } : {}),
      ...deviationOf(result),
    })),
    outdated: site.results.cases.filter((report) => outdatedOn(report).has(interpreter.id)).map(({ id }) => id),
  };
  return textOf(content);
}

/** `index.json`. */
export function indexFile(site: Site): string {
  const content: IndexFile = {
    ...headOf(site, "index.html", "index"),
    suite: suiteOf(site),
    started: site.results.started,
    interpreters: site.results.interpreters.map((each) => ({
      id: each.id,
      implementation: each.implementation,
      version: each.version,
      languageVersion: each.languageVersion,
      status: each.status,
      ...(each.recorded === undefined ? {} : { recorded: each.recorded }),
      ...(each.status === "used"
        ? {
            page: interpreterPath(each.id),
            data: dataPath(interpreterPath(each.id)),
            badge: interpreterBadgePath(each.id),
          }
        : {}),
    })),
    topics: site.topics.map(({ topic, title }) => ({
      topic,
      title,
      page: topicPath(topic),
      badge: topicBadgePath(topic),
    })),
    cases: site.results.cases.map(({ id, level, topic, subject, title, finding }) => ({
      id,
      level,
      topic,
      subject,
      title,
      finding: finding.kind,
      sentence: finding.sentence,
      page: casePath(id),
      data: dataPath(casePath(id)),
    })),
  };
  return textOf(content);
}

function headOf({ results: { suite, complete } }: CaseFileSite, page: string, kind: DataKind) {
  const { version, commit } = suite;
  return {
    $schema: relativePath(page, schemaPath(kind)),
    schema: resultsSchemaVersion as typeof resultsSchemaVersion, // spread elsewhere, it would widen to a number
    suite: { version, commit },
    complete,
    page,
  };
}

function suiteOf({ results: { suite } }: FileSite) {
  const { version, commit, digest } = suite;
  return { version, commit, digest };
}

function groupOf(report: CaseReport, interpreter: string): number | null {
  const group = groupIndex(report, interpreter);
  return group === -1 ? null : group;
}

function deviationOf({ verdict }: CaseResult): { readonly cause?: string; readonly link?: string } {
  if (!("deviation" in verdict)) return {};
  const { cause, link } = verdict.deviation;
  return { cause, ...(link === undefined || !isWebLink(link) ? {} : { link }) };
}

function textOf(content: unknown): string {
  return `${safeJson(canonical(content))}\n`;
}
