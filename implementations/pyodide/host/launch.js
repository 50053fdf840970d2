// Which of a program's wishes an interpreter must be started with, and which are granted once it runs.

const neededAtStart = /^(PYTHON|LC_|LANG|TZ$|HOME$)/;

/**
 * Warning filters come later, as `warnings` itself adds those of the command line: Pyodide's own start warns, and under
 * `-W error` would fail. So do variables that mean nothing to the interpreter, which spares starting one from nothing.
 */
export function planLaunch(flags, env) {
  const args = [];
  const warnings = (env.PYTHONWARNINGS ?? "").split(",").filter((option) => option !== "");
  for (let index = 0; index < flags.length; index += 1) {
    const flag = flags[index];
    if (flag === "-W") {
      index += 1;
      warnings.push(flags[index]);
    } else if (flag.startsWith("-W")) warnings.push(flag.slice(2));
    else args.push(flag);
  }
  const entries = Object.entries(env);
  const atStart = ([name]) => neededAtStart.test(name) && name !== "PYTHONWARNINGS";
  return {
    flags,
    warnings,
    start: { args, env: Object.fromEntries(entries.filter(atStart)) },
    env: entries.filter((entry) => !atStart(entry)),
  };
}
