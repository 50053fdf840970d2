// Publint over every package of the workspace: what is published must resolve.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const folders = ["packages", "implementations"].flatMap((parent) =>
  readdirSync(parent)
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(folder, "package.json"))),
);
let failed = false;
for (const folder of folders) {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
  for (const message of messages) {
    console.error(`${folder}: ${message.type}: ${formatMessage(message, pkg)}`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
