import { defaultLimits, runPlan } from "../../packages/runner/dist/index.js";
import { corpusPrograms } from "./corpus.js";

/**
 * The whole corpus on all of `interpreters`, as a run schedules it: twice, because the second time it is known how long
 * programs take. Told is the second: wall time against the workers' busy time divided by their number.
 */
export async function measureSchedule(interpreters, { root, jobs, signal }) {
  const programs = await corpusPrograms(root);
  const times = new Map();
  const run = async () => {
    let workMs = 0;
    const summary = await runPlan(
      { programs, interpreters },
      {
        jobs,
        limits: defaultLimits,
        isolation: "fork",
        signal,
        durations: (key, interpreter) => times.get(`${key} ${interpreter}`),
        onRecord: ({ key, interpreter, record }) => {
          const runs = record.outcomes.reduce((sum, { count }) => sum + count, 0);
          workMs += record.durationMs * runs;
          times.set(`${key} ${interpreter}`, record.durationMs);
        },
      },
    );
    return { ...summary, workMs };
  };
  await run();
  const { durationMs, busyMs, workMs, records } = await run();
  const exclusive = programs.filter(({ program }) => program.run.exclusive);
  const alone = exclusive.flatMap(({ key }) => interpreters.map(({ id }) => times.get(`${key} ${id}`) ?? 0));
  return {
    interpreters: interpreters.map(({ id }) => id),
    jobs,
    records,
    seconds: durationMs / 1000,
    busySeconds: busyMs / 1000,
    programSeconds: workMs / 1000,
    exclusive: exclusive.length,
    exclusiveSeconds: alone.reduce((sum, ms) => sum + ms, 0) / 1000,
    ratio: durationMs / (busyMs / jobs),
  };
}

/** Tells it. */
export function tellSchedule(figure) {
  const { interpreters, jobs, records, seconds, busySeconds, programSeconds, ratio } = figure;
  console.log(`the whole corpus: ${records} programs on ${interpreters.length} interpreters, ${jobs} at a time`);
  console.log(
    `  wall time ${seconds.toFixed(1)} s; workers busy ${busySeconds.toFixed(1)} s, of it programs ${programSeconds.toFixed(1)} s`,
  );
  console.log(`  wall time is ${ratio.toFixed(2)} × busy time / ${jobs} (aimed at: at most 1.3)`);
  console.log(
    `  ${figure.exclusive} programs have the machine to themselves: ${figure.exclusiveSeconds.toFixed(1)} s\n`,
  );
}
