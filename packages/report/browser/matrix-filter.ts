/** Shows the rows of the matrix that the reader asks for; what is asked stands in the address. */
export function startMatrixFilter(): void {
  const form = document.querySelector<HTMLFormElement>("form.filter");
  const matrix = document.querySelector<HTMLElement>(".matrix");
  if (form === null || matrix === null) return;
  const query = form.elements.namedItem("q");
  const kind = form.elements.namedItem("show");
  if (!(query instanceof HTMLInputElement) || !(kind instanceof HTMLSelectElement)) return;
  const output = form.querySelector("output");
  const groups = [...matrix.querySelectorAll("tbody")].map((body) => ({
    body,
    rows: [...body.querySelectorAll<HTMLElement>("tr[data-id]")].map((row) => ({
      row,
      text: `${row.dataset.id} ${row.querySelector("th")?.textContent}`.toLowerCase(),
    })),
  }));
  const asked = new URLSearchParams(location.search);
  query.value = asked.get("q") ?? "";
  kind.value = asked.get("show") ?? "";
  form.hidden = false;

  const apply = () => {
    const words = query.value.toLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const { body, rows } of groups) {
      let here = 0;
      for (const { row, text } of rows) {
        const fits = isOfKind(row, kind.value) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) here += 1;
      }
      body.hidden = here === 0;
      shown += here;
      all += rows.length;
    }
    if (output !== null) output.textContent = shown === all ? `${all} cases` : `${shown} of ${all} cases`;
  };
  const remember = () => {
    const wanted = new URLSearchParams();
    if (query.value !== "") wanted.set("q", query.value);
    if (kind.value !== "") wanted.set("show", kind.value);
    const text = wanted.toString();
    history.replaceState(null, "", `${location.pathname}${text === "" ? "" : `?${text}`}${location.hash}`);
  };
  form.addEventListener("input", () => {
    apply();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}

function isOfKind(row: HTMLElement, kind: string): boolean {
  switch (kind) {
    case "failing":
      return row.dataset.failing !== undefined;
    case "differing":
      return row.dataset.differing !== undefined;
    case "language":
    case "implementation":
      return row.dataset.level === kind;
    default:
      return true;
  }
}
