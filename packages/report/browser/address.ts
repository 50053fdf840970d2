import { useEffect, useState } from "preact/hooks";

/** What a page shows, as it stands in the address behind `?`. */
export type Address = Readonly<Record<string, string>>;

/** Changes some of it: `undefined` takes a name out. `typing` makes no new entry for the back button. */
export type ChangeAddress = (changes: Readonly<Record<string, string | undefined>>, how: "step" | "typing") => void;

/** The page's address as state: what is shown follows it, also when the reader goes back. */
export function useAddress(): readonly [Address, ChangeAddress] {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const onBack = () => setAddress(read());
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, []);
  const change: ChangeAddress = (changes, how) => {
    const wanted = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === "") wanted.delete(name);
      else wanted.set(name, value);
    }
    const search = wanted.toString();
    const text = `${location.pathname}${search === "" ? "" : `?${search}`}${location.hash}`;
    if (how === "step") history.pushState(null, "", text);
    else history.replaceState(null, "", text);
    setAddress(read());
  };
  return [address, change];
}

function read(): Address {
  return Object.fromEntries(new URLSearchParams(location.search));
}
