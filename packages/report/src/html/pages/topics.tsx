import { renderPage } from "../page.js";
import { Prose, Text } from "../parts/text.js";
import { relativePath, topicPath } from "../paths.js";
import type { SiteContents, TopicView } from "../site.js";
import { topicsBySubject } from "../subjects.js";

const path = "topics/index.html";

/** The table of contents: the thirteen subjects, their topics, and what each topic treats. */
export function topicsPage(site: SiteContents): string {
  const told = new Set<TopicView>();
  return renderPage(
    site,
    { path, section: "topics", title: "Topics", description: "All topics and their subjects." },
    <>
      <h1>Topics</h1>
      <p class="lead">
        How Python works under the hood. Each topic reads as an article: what the documents promise first, then what
        implementations do beyond it.
      </p>
      {topicsBySubject(site.topics).map(({ title, topics }) => (
        <section class="contents">
          <h2>{title}</h2>
          {topics.map((topic) => {
            const again = told.has(topic);
            told.add(topic);
            return <Topic topic={topic} again={again} />;
          })}
        </section>
      ))}
    </>,
  );
}

/** A topic that stands under several subjects tells its contents under the first. */
function Topic({ topic, again }: { readonly topic: TopicView; readonly again: boolean }) {
  const page = relativePath(path, topicPath(topic.topic));
  return (
    <>
      <h3>
        <a class="plain" href={page}>
          <Text text={topic.title} />
        </a>{" "}
        {again && <span class="quiet">see above</span>}
      </h3>
      {!again && (
        <ul>
          {topic.subjects.map((subject) => (
            <li>
              <a href={`${page}#${subject.level}-${subject.subject}`}>
                <Prose text={subject.title} />
              </a>{" "}
              <span class="quiet">
                {subject.level}, {subject.cases.length} {subject.cases.length === 1 ? "case" : "cases"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
