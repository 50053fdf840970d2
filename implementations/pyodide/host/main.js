// The child process of the adapter: runs one program at a time, each in an interpreter in a clean state.
import { Output, serve } from "@pyconform/runner/embedded-host";
import { Instance } from "./instance.js";
import { planLaunch } from "./launch.js";
import { Snapshots } from "./snapshots.js";

/**
 * Starting from one of so many snapshots stands for a new hash seed: a cold start would take seconds. Each set of flags and
 * variables has one snapshot, and with it one seed.
 */
const hashSeeds = 4;
/**
 * Instances kept for programs that ask for one of their own, some 80 MB each: what is written back is the same to the byte as
 * what a snapshot gives, and takes a hundredth of the time.
 */
const mostKept = hashSeeds + 1;

const { cache, isolation: everywhere } = JSON.parse(process.argv[2]);
const snapshots = cache === undefined ? undefined : new Snapshots(cache);
const output = new Output();
let reused;
/** By flags, variables and hash seed; the one used last stands last. */
const kept = new Map();

async function run(message, started) {
  const { code, isolation, flags, env } = message;
  const fresh = isolation === "process" || flags.length > 0 || Object.keys(env).length > 0;
  const key = fresh ? keyOf(flags, env) : undefined;
  let instance;
  try {
    if (!fresh) reused ??= startReused();
    instance = await (fresh ? startFresh(flags, env, key) : reused);
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
  if (fresh && replace === undefined) keep(key, instance);
  if (!fresh && replace !== undefined) reused = undefined;
  return end;
}

function startReused() {
  return Instance.start(planLaunch([], {}), 0, snapshots, output);
}

/** Names what an instance is started with. */
function keyOf(flags, env) {
  const isPlain = flags.length === 0 && Object.keys(env).length === 0;
  const seed = isPlain ? Math.floor(Math.random() * hashSeeds) : 0;
  return { seed, text: JSON.stringify([seed, flags, Object.entries(env).sort()]) };
}

function startFresh(flags, env, { seed, text }) {
  const known = kept.get(text);
  kept.delete(text); // it is kept again if it comes to no harm
  return known ?? Instance.start(planLaunch(flags, env), seed, snapshots, output);
}

function keep({ text }, instance) {
  if (everywhere === "process") return;
  kept.set(text, instance);
  const [oldest] = kept.keys();
  if (kept.size > mostKept) kept.delete(oldest);
}

process.on("unhandledRejection", (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
});
reused = startReused();
await reused;
await serve({}, output, run);
