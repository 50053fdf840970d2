import type { Diagnostic } from "@pyconform/model";

/** What is wrong with a query, and the next step. */
export function Mistakes({ mistakes }: { readonly mistakes: readonly Diagnostic[] }) {
  const [first] = mistakes;
  return (
    <p class="query-mistake" role="status">
      {first !== undefined && (
        <>
          {first.message}
          {first.hint !== undefined && <span class="quiet"> {first.hint}</span>}
        </>
      )}
    </p>
  );
}
