import { type Badge, badgeImage, badgeWords } from "../badge.js";
import { relativePath } from "../paths.js";

/** A badge as it looks, and the Markdown that shows it elsewhere with a link back. A script puts the report's address in, where it is served. */
export function BadgeToCopy({
  badge,
  image,
  from,
}: {
  readonly badge: Badge;
  /** Path of the badge's file. */
  readonly image: string;
  readonly from: string;
}) {
  const words = badgeWords(badge);
  const [, width = "", height = ""] = /width="([\d.]+)" height="([\d.]+)"/u.exec(badgeImage(badge)) ?? [];
  return (
    <section class="badge" aria-labelledby="badge">
      <h2 id="badge">Badge</h2>
      <p>
        <img src={relativePath(from, image)} alt={words} width={width} height={height} />
      </p>
      <p>
        Facts of this report, for a README. In Markdown
        <span class="address-note">
          , with the address of the published report in place of <code>REPORT</code>
        </span>
        :
      </p>
      <p>
        <code class="markdown" data-copy-inline>
          [![{words.replace(/[[\]\\]/gu, "\\$&")}](
          <Address />/{image})](
          <Address />/{from})
        </code>
      </p>
    </section>
  );
}

function Address() {
  return <span class="report-address">REPORT</span>;
}
