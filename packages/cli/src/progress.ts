import { createLogUpdate } from "log-update";
import type { Terminal } from "./terminal.js";

/** Tells on stderr how far a run is: one line redrawn on a terminal, a line every tenth part elsewhere. */
export interface Progress {
  /** One more program has run on `interpreter`. */
  advance(interpreter: string): void;
  /** One program less to run on `interpreter`: what it does is known. */
  skip(interpreter: string): void;
  /** Tells a lasting line, such as a broken promise as it is seen. */
  note(line: string): void;
  /** Removes the redrawn line. */
  end(): void;
}

/** Programs of a run that is over before anybody asks how far it is. */
const quietBelow = 200;

/** Progress over `totals`: how many programs each interpreter has to run. */
export function startProgress(totals: ReadonlyMap<string, number>, terminal: Terminal): Progress {
  let all = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const left = new Map(totals);
  let done = 0;
  let lastTenth = 0;
  let lastDraw = 0;
  const draw = terminal.isInteractive ? createLogUpdate(process.stderr) : undefined;
  const { bold, dim } = terminal.tellColors;

  const redraw = (): void => {
    const share = all === 0 ? 1 : done / all;
    const width = 24;
    const bar = "━".repeat(Math.round(share * width)) + dim("━".repeat(width - Math.round(share * width)));
    const busy = [...left].filter(([, count]) => count > 0).map(([id, count]) => `${id} ${dim(`${count} left`)}`);
    draw?.(
      `${bar} ${bold(`${Math.floor(share * 100)} %`)}  ${done} of ${all} programs\n${busy.slice(0, 4).join("  ")}${busy.length > 4 ? dim(`  and ${busy.length - 4} more`) : ""}`,
    );
  };

  return {
    advance(interpreter) {
      done += 1;
      left.set(interpreter, (left.get(interpreter) ?? 1) - 1);
      if (draw !== undefined) {
        // Redrawing at most twenty times a second: the terminal is not what we are here to load.
        const now = Date.now();
        if (now - lastDraw > 50 || done === all) {
          lastDraw = now;
          redraw();
        }
        return;
      }
      if (all < quietBelow) return;
      const tenth = Math.floor((done / all) * 10);
      if (tenth > lastTenth) {
        lastTenth = tenth;
        terminal.tell(`conform: ${tenth * 10} % of ${all} programs\n`);
      }
    },
    skip(interpreter) {
      all -= 1;
      left.set(interpreter, (left.get(interpreter) ?? 1) - 1);
    },
    note(line) {
      draw?.clear();
      terminal.tell(`${line}\n`);
      if (draw !== undefined) redraw();
    },
    end() {
      draw?.clear();
      draw?.done();
    },
  };
}
