// Rebuilds specs/inventory/documentation-index.txt: every section and object of the Python documentation that a case may cite.
//
//   node tools/inventory/build-index.mjs <folder of the HTML documentation>
//
// The folder is that of Debian's package python3.15-doc, or of the archive "HTML" that the documentation's own site offers:
//
//   apt-get download python3.15-doc && dpkg -x python3.15-doc_*.deb docs
//   node tools/inventory/build-index.mjs docs/usr/share/doc/python3.15/html
//
// A citation is page#anchor, where the page is the path without .html. Anchors are those of the pages themselves (sections,
// objects, labels, grammar rules, terms) and of objects.inv; numbered ones that no heading carries (index-3, id7) move from
// build to build and are left out. PEPs are those that the documentation links to, as peps/pep-NNNN.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const folders = ["builtins", "c-api", "extending", "faq", "howto", "library", "reference", "using", "whatsnew"];
const target = new URL("../../specs/inventory/documentation-index.txt", import.meta.url);

const [html] = process.argv.slice(2);
if (html === undefined) {
  console.error("usage: node tools/inventory/build-index.mjs <folder of the HTML documentation>");
  process.exit(2);
}

const titles = new Map();
const peps = new Set();
for (const page of await listPages(html)) readPage(page, await readFile(join(html, `${page}.html`), "utf8"));
const version = await readObjects(await readFile(join(html, "objects.inv")));
for (const pep of peps) titles.set(`peps/pep-${pep}`, `PEP ${Number(pep)}`);

const lines = [...titles].map(([citation, title]) => (title === "" ? citation : `${citation}\t${title}`)).sort();
await writeFile(
  target,
  `# Python ${version} documentation: citation, tab, title. Made by tools/inventory/build-index.mjs.\n${lines.join("\n")}\n`,
);
console.error(`${lines.length} citations, of ${peps.size} PEPs among them`);

async function listPages(root) {
  const found = ["glossary"];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true });
    for (const entry of entries) if (entry.endsWith(".html")) found.push(`${folder}/${entry.replace(/\.html$/, "")}`);
  }
  return found.sort();
}

function readPage(page, text) {
  const main = text.slice(text.indexOf('role="main"'));
  for (const [, number] of main.matchAll(/peps\.python\.org\/pep-(\d{4})/g)) peps.add(number);
  const elements = [...main.matchAll(/<(section|dt|dl|strong|span|p|ul|ol|table|aside)\b[^>]*?\bid="([^"]+)"[^>]*>/g)];
  // A label stands right after the section it names, and has its title.
  let heading = "";
  for (const match of elements) {
    const [whole, element, id] = match;
    const anchor = decode(id);
    const after = main.slice(match.index + whole.length, match.index + whole.length + 3000);
    if (element === "section") heading = textOf(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/s.exec(after)?.[1] ?? "");
    else if (/^(?:index-|id)\d+$/.test(anchor)) continue;
    const isLabel = element === "span" && /^<\/span>\s*(?:<span id="[^"]*"><\/span>\s*)*<h[1-6]/.test(after);
    titles.set(
      `${page}#${anchor}`,
      element === "section" || isLabel ? heading : element === "dt" ? objectName(anchor) : "",
    );
  }
}

/** The inventory of the documentation's own tool names what the pages' markup does not. Gives the version. */
async function readObjects(bytes) {
  let offset = 0;
  const head = Array.from({ length: 4 }, () => {
    const end = bytes.indexOf(10, offset) + 1;
    const line = bytes.subarray(offset, end).toString();
    offset = end;
    return line;
  });
  for (const line of inflateSync(bytes.subarray(offset)).toString().split("\n")) {
    const [, name, domain, location, title] = /^(.+?)\s+(\S+:\S+)\s+-?\d+\s+(\S*)\s+(.*)$/.exec(line) ?? [];
    if (location === undefined || domain === "std:doc") continue;
    const [file = "", fragment = ""] = location.split("#");
    const page = file.replace(/\.html$/, "");
    if (fragment === "" || !(page === "glossary" || folders.includes(page.split("/")[0] ?? ""))) continue;
    const citation = `${page}#${fragment.replace(/\$$/, name)}`;
    if (/#(?:index-|id)\d+$/.test(citation) || titles.has(citation)) continue;
    titles.set(citation, title === "-" ? objectName(name) : title);
  }
  return head[2]?.replace("# Version:", "").trim();
}

/** An object's anchor is its name; saying it twice would double the file. */
function objectName(anchor) {
  return anchor.startsWith("term-") ? anchor.slice("term-".length).replaceAll("-", " ") : "";
}

function textOf(markup) {
  return decode(
    markup
      .replace(/<a class="headerlink".*?<\/a>/gs, "")
      .replace(/<span class="section-number">.*?<\/span>/gs, "")
      .replace(/<[^>]*>/g, ""),
  )
    .replace(/\s+/g, " ")
    .trim();
}

function decode(text) {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
