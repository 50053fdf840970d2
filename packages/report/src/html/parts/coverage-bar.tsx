import type { InventoryCoverage } from "@pyconform/model";

const parts = [
  { key: "covered", word: "covered" },
  { key: "leftOut", word: "left out" },
  { key: "missing", word: "missing" },
] as const;

/** The testable rows of an inventory as a bar, with its figures in words below: nothing is told by color alone. */
export function CoverageBar({ inventory }: { readonly inventory: InventoryCoverage }) {
  const { testable, total } = inventory;
  const words = parts.map(({ key, word }) => `${inventory[key]} ${word}`).join(", ");
  return (
    <figure class="coverage">
      {testable > 0 && (
        <svg
          class="coverage-bar"
          role="img"
          aria-label={`Of ${testable} testable rows, ${words}`}
          viewBox={`0 0 ${testable} 1`}
          preserveAspectRatio="none"
        >
          {parts.map(({ key }, index) => {
            const before = parts.slice(0, index).reduce((sum, part) => sum + inventory[part.key], 0);
            return inventory[key] === 0 ? null : (
              <rect class={`bar-${key}`} x={before} y={0} width={inventory[key]} height={1} />
            );
          })}
        </svg>
      )}
      <figcaption>
        <ul class="tallies">
          {parts.map(({ key, word }) => (
            <li>
              <svg class="coverage-key" viewBox="0 0 1 1" aria-hidden="true">
                <rect class={`bar-${key}`} width={1} height={1} />
              </svg>{" "}
              <strong>{inventory[key]}</strong> {word}
            </li>
          ))}
          <li>
            of <strong>{testable}</strong> testable rows; {total} in all
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}
