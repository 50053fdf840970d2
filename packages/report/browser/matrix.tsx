import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useAddress } from "./address.js";
import { findCases } from "./find-cases.js";
import { type LoadedCases, loadCases } from "./load-cases.js";
import { matrixRows } from "./matrix-rows.js";
import { MatrixTable } from "./matrix-table.js";
import { MatrixTools } from "./matrix-tools.js";
import { Mistakes } from "./mistakes.js";

/** The matrix: what it shows stands in the address. */
function Matrix({ printing }: { readonly printing: boolean }) {
  const [address, change] = useAddress();
  const [cases, setCases] = useState<LoadedCases>();
  useEffect(() => void loadCases().then(setCases), []);
  const { q = "", sort = "topic", columns = "" } = address;
  const found = useMemo(() => (cases === undefined ? undefined : findCases(q, cases)), [cases, q]);
  const rows = useMemo(
    () => (cases === undefined || found === undefined ? [] : matrixRows(found.cases, cases.all, sort)),
    [cases, found, sort],
  );
  const shown = useMemo(() => chosenColumns(columns, cases), [columns, cases]);
  return (
    <>
      <MatrixTools address={address} cases={cases} columns={shown} count={found?.cases.length} change={change} />
      <Mistakes mistakes={found?.mistakes ?? []} />
      <MatrixTable
        rows={rows}
        columns={shown}
        sort={sort}
        printing={printing}
        top={`${q}\n${sort}`}
        onSort={(id) => change({ sort: id === sort ? undefined : id }, "step")}
      />
    </>
  );
}

/** Numbers of the interpreters that are shown; a name that is none any more is left out. */
function chosenColumns(text: string, cases: LoadedCases | undefined): readonly ShownColumn[] {
  const all = (cases?.all.interpreters ?? []).map((interpreter, index) => ({ ...interpreter, index }));
  const wanted = new Set(text.split(","));
  const chosen = all.filter(({ id }) => wanted.has(id));
  return chosen.length === 0 ? all : chosen;
}

type ShownColumn = LoadedCases["all"]["interpreters"][number] & { readonly index: number };

const place = document.querySelector("#matrix");
if (place !== null) {
  const draw = (printing: boolean) => render(<Matrix printing={printing} />, place);
  // On paper nothing scrolls: every row is drawn before the page is printed.
  addEventListener("beforeprint", () => draw(true));
  addEventListener("afterprint", () => draw(false));
  draw(false);
}
