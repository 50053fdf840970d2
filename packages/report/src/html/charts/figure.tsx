import type { ComponentChildren } from "preact";

/**
 * A drawing with its name and what it shows in words. The drawing is one image for a screen reader; the same facts stand
 * beside it as a table or a list, and nothing is told by color alone.
 */
export function ChartFigure({
  id,
  title,
  description,
  width,
  height,
  children,
  beside,
}: {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** In CSS pixels; a narrow screen scrolls. */
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
  /** The same facts for whoever reads. */
  readonly beside?: ComponentChildren;
}) {
  return (
    <figure class="chart">
      <section class="scroll" tabindex={0} aria-label={`Chart: ${title}`}>
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-desc`}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{description}</desc>
          {children}
        </svg>
      </section>
      {beside}
    </figure>
  );
}
