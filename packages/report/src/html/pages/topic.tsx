import type { CaseReport } from "@pyconform/model";
import { topicBadge } from "../badge.js";
import { groupBy } from "../group-by.js";
import { renderPage, Trail } from "../page.js";
import { BadgeToCopy } from "../parts/badge-to-copy.js";
import { LevelMark } from "../parts/marks.js";
import { Groups } from "../parts/observation.js";
import { ProgramText } from "../parts/program.js";
import { RecordedNote } from "../parts/recorded-mark.js";
import { Prose, Text, WholeAddress } from "../parts/text.js";
import { casePath, relativePath, topicBadgePath, topicPath } from "../paths.js";
import type { SiteFrame, SubjectView, TopicTitle, TopicView } from "../site.js";
import { subjectsOf, topicsInOrder } from "../subjects.js";
import { whoInWords } from "../who.js";

/** What the page of a topic knows: of the others only how they are called. */
export interface TopicSite extends SiteFrame {
  readonly topics: readonly TopicTitle[];
}

/** A topic as an article: its subjects with their cases as examples, what each Python did, and why. */
export function topicPage(site: TopicSite, topic: TopicView): string {
  const path = topicPath(topic.topic);
  return renderPage(
    site,
    {
      path,
      section: "topics",
      title: topic.title,
      description: `${topic.title}: ${topic.cases.length} cases with what is promised and what each Python did.`,
    },
    <div class="article">
      <nav class="contents-of-page" aria-label="Subjects of this topic">
        <Trail from={path} steps={[["Topics", "topics/index.html"]]} />
        <ol>
          {topic.subjects.map((subject) => (
            <li>
              <a href={`#${anchorOf(subject)}`}>
                <Prose text={subject.title} />
              </a>
              {subject.level === "implementation" && <span class="quiet"> not promised</span>}
            </li>
          ))}
        </ol>
      </nav>
      <div class="article-body">
        <p class="part-of">
          <Text text={subjectsOf(topic.topic).join(" · ")} />
        </p>
        <h1>
          <Text text={topic.title} />
        </h1>
        <p class="lead">{leadOf(topic)}</p>
        <RecordedNote site={site} />
        {topic.subjects.map((subject) => (
          <section class="subject" aria-labelledby={anchorOf(subject)}>
            <h2 id={anchorOf(subject)}>
              <Prose text={subject.title} /> <LevelMark level={subject.level} />
            </h2>
            <p class="about">
              <Prose text={subject.about} />
            </p>
            {subject.cases.map((report) => (
              <Example site={site} report={report} from={path} />
            ))}
          </section>
        ))}
        <BadgeToCopy badge={topicBadge(site, topic)} image={topicBadgePath(topic.topic)} from={path} />
        <Neighbours site={site} topic={topic} from={path} />
      </div>
    </div>,
  );
}

function anchorOf(subject: SubjectView): string {
  return `${subject.level}-${subject.subject}`;
}

/** What the article holds, in one sentence. */
function leadOf({ cases }: TopicView): string {
  const promised = cases.filter(({ level }) => level === "language").length;
  const others = cases.length - promised;
  const differing = cases.filter(({ finding }) => finding.groups.length > 1).length;
  return [
    ...(promised > 0 ? [`${promised} ${promised === 1 ? "promise" : "promises"} of the documentation`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? "behaviour" : "behaviours"} that nobody promises`] : []),
  ]
    .join(", and ")
    .concat(differing === 0 ? "; no two Pythons differ." : `; in ${differing} of them Pythons differ.`);
}

function Example({
  site,
  report,
  from,
}: {
  readonly site: SiteFrame;
  readonly report: CaseReport;
  readonly from: string;
}) {
  const { case: authored, finding } = report;
  const parted = finding.groups.length > 1;
  return (
    <WholeAddress.Provider value={() => relativePath(from, casePath(report.id))}>
      <article class="example" id={report.id.split("/")[2]}>
        <h3>
          <a href={relativePath(from, casePath(report.id))}>
            <Prose text={report.title} />
          </a>
        </h3>
        {authored.note !== undefined && (
          <p>
            <Prose text={authored.note} />
          </p>
        )}
        <ProgramText code={authored.program.code} label={`Program of ${report.id}`} />
        {parted ? (
          <Groups
            groups={finding.groups.slice(0, mostGroups)}
            from={from}
            most={600}
            who={(ids) => whoInWords(site, ids)}
          />
        ) : (
          finding.groups.map((group) => <Groups groups={[{ ...group, interpreters: [] }]} from={from} most={1500} />)
        )}
        {finding.groups.length > mostGroups && (
          <p class="more">
            <a href={relativePath(from, casePath(report.id))}>{finding.groups.length - mostGroups} more observations</a>
          </p>
        )}
        <p class={`finding ${finding.kind}`}>
          <Text text={finding.sentence} />
        </p>
        {authored.level === "implementation" && (
          <p class="why">
            <Prose text={authored.why} />
          </p>
        )}
        <Causes report={report} site={site} />
        {authored.level === "implementation" && authored.instead.kind === "program" && (
          <details>
            <summary>What portable code does instead</summary>
            <ProgramText code={authored.instead.program.code} label={`Portable program of ${report.id}`} />
          </details>
        )}
      </article>
    </WholeAddress.Provider>
  );
}

const mostGroups = 6;

/** Why a promise is not kept somewhere, where that is known. */
function Causes({ report, site }: { readonly report: CaseReport; readonly site: SiteFrame }) {
  const listed = report.results.flatMap(({ interpreter, verdict }) =>
    verdict.kind === "known-deviation" ? [{ interpreter, cause: verdict.deviation.cause }] : [],
  );
  return (
    <>
      {[...groupBy(listed, ({ cause }) => cause)].map(([cause, found]) => (
        <p class="why">
          <span class="quiet">
            <Text
              text={whoInWords(
                site,
                found.map(({ interpreter }) => interpreter),
              )}
            />
            :
          </span>{" "}
          <Prose text={cause} />
        </p>
      ))}
    </>
  );
}

/** The way on, in the order of the table of contents. */
function Neighbours({
  site,
  topic,
  from,
}: {
  readonly site: TopicSite;
  readonly topic: TopicView;
  readonly from: string;
}) {
  const order = topicsInOrder(site.topics);
  const index = order.findIndex((each) => each.topic === topic.topic);
  const [before, after] = [order[index - 1], order[index + 1]];
  return (
    <nav class="neighbours" aria-label="Other topics">
      {before !== undefined && (
        <a href={relativePath(from, topicPath(before.topic))} rel="prev">
          <span class="quiet">Before</span> <Text text={before.title} />
        </a>
      )}
      {after !== undefined && (
        <a href={relativePath(from, topicPath(after.topic))} rel="next">
          <span class="quiet">Next</span> <Text text={after.title} />
        </a>
      )}
    </nav>
  );
}
