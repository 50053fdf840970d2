import type { Results } from "@pyconform/model";
import { cutText } from "../visible-characters.js";
import { arrangeSite, type Site, type SiteOptions } from "./site.js";
import { textNames } from "./whole-texts.js";

/** Longest title on a page. */
const mostOfTitle = 300;

/** Longest sentence, note or message on a page. */
const mostOfText = 5_000;

/** The results arranged for the pages, with texts that a page can hold; the JSON beside the pages is made of `whole`. */
export function forReading(results: Results, options: SiteOptions, whole: Site): Site {
  const [short, previous] = [shorten(results, "") as Results, shorten(options.previous, "") as Results | undefined];
  return short === results && previous === options.previous ? whole : arrangeSite(short, { ...options, previous });
}

/** The same with texts cut that are too long; what needs no change is given back itself. `textNames` are cut where they are shown. */
function shorten(value: unknown, name: string): unknown {
  if (typeof value === "string") {
    const most = name === "title" ? mostOfTitle : mostOfText;
    return value.length <= most || textNames.has(name) ? value : `${cutText(value, most).shown}…`;
  }
  if (typeof value !== "object" || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [key, old] of Object.entries(value)) {
    const short = shorten(old, Array.isArray(value) ? name : key);
    if (short === old) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    changed[key] = short;
  }
  return changed ?? value;
}
