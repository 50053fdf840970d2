import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { visibleText } from "../visible-characters.js";
import { type DataKind, schemaPath } from "./for-machines/data-schemas.js";
import { Text } from "./parts/text.js";
import { dataPath, relativePath } from "./paths.js";
import type { SiteFrame } from "./site.js";

/** What every page has besides its content. */
export interface PageFrame {
  /** Path of the page in the site. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Which entry of the navigation it belongs to. */
  readonly section:
    | "home"
    | "search"
    | "topics"
    | "findings"
    | "versions"
    | "matrix"
    | "interpreters"
    | "coverage"
    | "how-to-read";
  /** Uses all of the width. */
  readonly wide?: boolean;
  /** A script of `assets/` that this page has besides those of all pages. */
  readonly script?: string;
  /** There is a file of JSON beside it that has the same. */
  readonly data?: DataKind;
  /** It can run programs in a worker. */
  readonly runsPrograms?: boolean;
}

const sections = [
  { section: "topics", path: "topics/index.html", title: "Topics" },
  { section: "findings", path: "findings.html", title: "Findings" },
  { section: "versions", path: "versions.html", title: "Versions" },
  { section: "matrix", path: "matrix.html", title: "Matrix" },
  { section: "interpreters", path: "interpreters/index.html", title: "Interpreters" },
  { section: "coverage", path: "coverage.html", title: "Coverage" },
  { section: "how-to-read", path: "how-to-read.html", title: "How to read this" },
] as const;

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/**
 * The same for a page that can run programs. Its worker starts from a `blob:`, so that it has this policy on every web
 * server: WebAssembly may be compiled, and nothing is asked of other servers, whatever a program wants.
 */
const runningPolicy = `${policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")}; connect-src 'self'; worker-src 'self' blob:`;

/** A whole page as HTML text. */
export function renderPage(site: SiteFrame, frame: PageFrame, content: ComponentChildren): string {
  const html = `<!doctype html>\n${renderToString(
    <Page site={site} frame={frame}>
      {content}
    </Page>,
  )}\n`;
  html.charCodeAt(0); // makes one text of the thousand pieces that the renderer joined; else all of them stay in memory
  return html;
}

function Page({
  site,
  frame,
  children,
}: {
  readonly site: SiteFrame;
  readonly frame: PageFrame;
  readonly children: ComponentChildren;
}) {
  const shown = sections.filter(({ section }) => section !== "coverage" || site.showsCoverage);
  const to = (path: string) => relativePath(frame.path, path);
  const title = visibleText(frame.title);
  return (
    <html lang="en" data-root={to("")}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={frame.runsPrograms === true ? runningPolicy : policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={visibleText(frame.description)} />
        <title>{frame.section === "home" ? title : `${title} · pyconform`}</title>
        <link rel="icon" href={to("assets/icon.svg")} type="image/svg+xml" />
        {frame.data !== undefined && <link rel="alternate" type="application/json" href={to(dataPath(frame.path))} />}
        <link rel="stylesheet" href={to("assets/site.css")} />
        <script src={to("assets/theme.js")} />
        <script src={to("assets/site.js")} defer />
        {frame.script !== undefined && <script src={to(`assets/${frame.script}.js`)} defer />}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="site-header">
          <a class="brand" href={to("index.html")} {...(frame.section === "home" ? { "aria-current": "page" } : {})}>
            py<span>conform</span>
          </a>
          <nav aria-label="Site">
            {shown.map(({ section, path, title: name }) => (
              <a href={to(path)} {...(section === frame.section ? { "aria-current": "true" } : {})}>
                {name}
              </a>
            ))}
          </nav>
          <div class="tools">
            <search class="search with-script" />
            <button type="button" class="theme with-script">
              Theme: system
            </button>
          </div>
        </header>
        <main id="content" class={frame.wide === true ? "wide" : undefined} tabindex={-1}>
          {children}
        </main>
        <footer class="site-footer">
          <div>
            <p>
              pyconform keeps apart what a document promises, what each interpreter did, and what the difference depends
              on. <a href={to("how-to-read.html")}>How to read this</a>
            </p>
            {frame.data !== undefined && (
              <p class="for-machines">
                The same for machines: <a href={to(dataPath(frame.path))}>JSON</a>,{" "}
                <a href={to(schemaPath(frame.data))}>its schema</a>
              </p>
            )}
          </div>
        </footer>
      </body>
    </html>
  );
}

/** The way from the home page to here. */
export function Trail({
  from,
  steps,
}: {
  readonly from: string;
  readonly steps: readonly (readonly [title: string, path: string])[];
}) {
  return (
    <nav class="trail" aria-label="Where this is">
      {steps.map(([title, path]) => (
        <a href={relativePath(from, path)}>
          <Text text={title} />
        </a>
      ))}
    </nav>
  );
}
