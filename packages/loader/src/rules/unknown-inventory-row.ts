import { inventoryNames } from "@pyconform/model";
import { suggestionHint } from "../suggest.js";
import { list } from "../to-case.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** `covers` names rows that the inventories have. */
export const unknownInventoryRow: Rule = {
  code: "unknown-inventory-row",
  stage: "load",
  *check(files, { inventories }) {
    if (inventories === undefined) return;
    for (const { authored, path, file } of eachCase(files)) {
      for (const [index, row] of list(authored.covers).entries()) {
        const slash = row.indexOf("/");
        const [name, id] = [row.slice(0, slash), row.slice(slash + 1)];
        const rows = inventories.get(name);
        if (rows?.has(id)) continue;
        yield mistake(
          "unknown-inventory-row",
          file,
          [...path, "covers", ...(Array.isArray(authored.covers) ? [index] : [])],
          rows === undefined ? `"${name}" is not an inventory` : `"${id}" is not a row of the inventory ${name}`,
          rows === undefined ? `there are ${inventoryNames.join(", ")}` : suggestionHint(id, rows),
        );
      }
    }
  },
};
