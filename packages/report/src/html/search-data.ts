import { packCases } from "./case-data.js";
import { dataScript } from "./for-machines/safe-json.js";
import type { SiteContents } from "./site.js";

/** The scripts that hold all cases and their texts: data in scripts, because a page opened from disk may not fetch. */
export function searchData(site: SiteContents): { readonly cases: string; readonly texts: string } {
  const { cases, texts } = packCases(site);
  return {
    cases: dataScript("pyconformCases", cases),
    texts: dataScript("pyconformTexts", texts),
  };
}
