import type { CaseReport } from "@pyconform/model";
import { renderPage, Trail } from "../page.js";
import { LevelMark } from "../parts/marks.js";
import { Groups } from "../parts/observation.js";
import { ProgramText } from "../parts/program.js";
import { Prose, Text } from "../parts/text.js";
import { casePath, relativePath, topicPath } from "../paths.js";
import type { Site, SubjectView, TopicView } from "../site.js";

/** A topic as an article: its subjects with their cases as examples, what each Python did, and why. */
export function topicPage(site: Site, topic: TopicView): string {
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
        <h1>
          <Text text={topic.title} />
        </h1>
        {topic.subjects.map((subject) => (
          <section class="subject" aria-labelledby={anchorOf(subject)}>
            <h2 id={anchorOf(subject)}>
              <Prose text={subject.title} /> <LevelMark level={subject.level} />
            </h2>
            <p class="about">
              <Prose text={subject.about} />
            </p>
            {subject.cases.map((report) => (
              <Example report={report} from={path} />
            ))}
          </section>
        ))}
      </div>
    </div>,
  );
}

function anchorOf(subject: SubjectView): string {
  return `${subject.level}-${subject.subject}`;
}

function Example({ report, from }: { readonly report: CaseReport; readonly from: string }) {
  const { case: authored, finding } = report;
  const parted = finding.groups.length > 1;
  return (
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
        <Groups groups={finding.groups.slice(0, 6)} from={from} most={600} />
      ) : (
        finding.groups.map((group) => <Groups groups={[{ ...group, interpreters: [] }]} from={from} most={1500} />)
      )}
      <p class={`finding ${finding.kind}`}>
        <Text text={finding.sentence} />
      </p>
      {authored.level === "implementation" && (
        <p class="why">
          <Prose text={authored.why} />
        </p>
      )}
    </article>
  );
}
