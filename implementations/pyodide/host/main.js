// The child process of the adapter: runs one program at a time, each in an interpreter in a clean state.
import { Output, serve } from "@pyconform/runner/embedded-host";
import { Instance } from "./instance.js";
import { planLaunch } from "./launch.js";
import { Snapshots } from "./snapshots.js";

/** Starting from one of so many snapshots stands for a new hash seed: a cold start would take seconds. */
const hashSeeds = 4;

const { cache } = JSON.parse(process.argv[2]);
const snapshots = cache === undefined ? undefined : new Snapshots(cache);
const output = new Output();
let reused;

async function run(message, started) {
  const { code, isolation, flags, env } = message;
  const fresh = isolation === "process" || flags.length > 0 || Object.keys(env).length > 0;
  let instance;
  try {
    if (!fresh) reused ??= startReused();
    instance = await (fresh ? startFresh(flags, env) : reused);
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`);
    const what =
      [...flags.map((flag) => `interpreter flag ${flag}`), ...Object.keys(env)].join(", ") || "a new instance";
    return {
      how: { kind: "not-run", requirement: { kind: "launch", what } },
      durationMs: 0,
      leaving: "it did not start",
    };
  }
  started();
  const { replace, ...end } = await instance.run(code, message);
  if (!fresh && replace !== undefined) reused = undefined;
  return end;
}

function startReused() {
  return Instance.start(planLaunch([], {}), 0, snapshots, output);
}

function startFresh(flags, env) {
  const seed = "PYTHONHASHSEED" in env ? 0 : Math.floor(Math.random() * hashSeeds);
  return Instance.start(planLaunch(flags, env), seed, snapshots, output);
}

process.on("unhandledRejection", (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
});
reused = startReused();
await reused;
await serve({}, output, run);
