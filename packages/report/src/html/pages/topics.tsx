import { renderPage } from "../page.js";
import { Prose, Text } from "../parts/text.js";
import { relativePath, topicPath } from "../paths.js";
import type { Site } from "../site.js";

const path = "topics/index.html";

/** The table of contents. */
export function topicsPage(site: Site): string {
  return renderPage(
    site,
    { path, section: "topics", title: "Topics", description: "All topics and their subjects." },
    <>
      <h1>Topics</h1>
      <p class="lead">
        Each topic reads as an article: what the documents promise first, then what implementations do beyond it.
      </p>
      {site.topics.map((topic) => (
        <section class="contents">
          <h2>
            <a href={relativePath(path, topicPath(topic.topic))}>
              <Text text={topic.title} />
            </a>
          </h2>
          <ul>
            {topic.subjects.map((subject) => (
              <li>
                <a href={`${relativePath(path, topicPath(topic.topic))}#${subject.level}-${subject.subject}`}>
                  <Prose text={subject.title} />
                </a>{" "}
                <span class="quiet">
                  {subject.level}, {subject.cases.length} {subject.cases.length === 1 ? "case" : "cases"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>,
  );
}
