import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import {
  jsonInPieces,
  ndjsonCases,
  ndjsonFooter,
  ndjsonHeader,
  type ResultsFrame,
  type RunTally,
  renderTally,
  tally,
} from "@pyconform/report";
import { painter } from "./render-answer.js";
import { isStreamed } from "./reporters.js";
import type { RunOptions } from "./run-options.js";
import type { RunOutput } from "./run-output.js";
import type { Terminal } from "./terminal.js";
import { beginReport } from "./write-report.js";

/** `results.json` alone, written part by part; of what is written nothing is kept but counts. */
export function streamedOutput(options: RunOptions, terminal: Terminal): RunOutput {
  const report = beginReport(options.out);
  const pieces = jsonInPieces();
  let counted: RunTally = tally([]);
  let file = -1;
  let headerTold = false;
  const write = (text: string) =>
    report.write((fresh) => {
      if (file === -1) {
        mkdirSync(fresh, { recursive: true });
        file = openSync(join(fresh, "results.json"), "w");
      }
      writeFileSync(file, text);
    });
  const answerHeader = (frame: ResultsFrame) => {
    if (options.reporter === "ndjson" && !headerTold) terminal.answer(ndjsonHeader(frame));
    headerTold = true;
  };
  const close = () => {
    if (file !== -1) closeSync(file);
    file = -1;
  };
  return {
    add(_facts, results) {
      answerHeader(results);
      for (const some of chunks(results.cases)) {
        if (options.reporter === "ndjson") terminal.answer(ndjsonCases(some));
        write(pieces.cases(some));
      }
      counted = tally(results.cases, counted);
    },
    async finish(frame) {
      write(pieces.end(frame));
      close();
      report.putInPlace();
      const written = join(options.out, "results.json");
      answerHeader(frame);
      if (options.reporter === "ndjson") terminal.answer(ndjsonFooter(frame));
      else if (options.reporter === "json") answerFile(written, terminal);
      else if (isStreamed(options.reporter)) terminal.answer(renderTally(frame, counted, painter(terminal)));
      return [written];
    },
    giveUp() {
      close();
      report.giveUp();
    },
  };
}

/** Cases whose text is made at once. */
const casesAtOnce = 200;

function* chunks<Each>(list: readonly Each[]): Generator<readonly Each[]> {
  for (let first = 0; first < list.length; first += casesAtOnce) yield list.slice(first, first + casesAtOnce);
}

const bytesAtOnce = 1 << 16;

/** Answers with the text of a file that may be larger than memory. */
function answerFile(path: string, terminal: Terminal): void {
  const file = openSync(path, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const bytes = Buffer.alloc(bytesAtOnce);
    for (let count = readSync(file, bytes); count > 0; count = readSync(file, bytes))
      terminal.answer(decoder.write(bytes.subarray(0, count)));
  } finally {
    closeSync(file);
  }
}
