import type { NotTried } from "./judged-program.js";

/** A change that a case should have noticed, and did not. */
export interface Survivor {
  readonly program: string;
  /** What was changed. */
  readonly change: string;
  /** Why it was not noticed, as far as that can be said. */
  readonly why: string;
}

/** One kind of change, tried on every program. */
export interface KindResult {
  readonly tried: number;
  readonly caught: number;
  readonly survivors: readonly Survivor[];
}

/** What one wrong Python met with. */
export interface WrongPythonResult {
  readonly name: string;
  readonly title: string;
  readonly breaks: readonly string[];
  /** How many programs hold a word that it is about. */
  readonly tried: number;
  /** Programs that it turns red, in the order of the specs. */
  readonly caughtBy: readonly string[];
  /** Why it could not be put in place here. */
  readonly notInstalled?: string | undefined;
}

/** All that `conform mutate` found. */
export interface MutationResults {
  readonly interpreter: string;
  readonly cases: number;
  readonly programs: number;
  /** Expectations altered. */
  readonly expectation: KindResult;
  /** The last observing statement removed. */
  readonly observation: KindResult & {
    /** Statements passed over, since the program does not reach them here, or since nothing that is seen comes from them. */
    readonly passedOver: number;
  };
  readonly wrongPythons: readonly WrongPythonResult[];
  readonly notTried: readonly NotTried[];
}

/** Whether anything survived that had to be noticed. Of a part of the corpus, nobody asks that it notices every wrong Python. */
export function hasSurvivors({ expectation, observation, wrongPythons }: MutationResults, isWhole: boolean): boolean {
  return (
    expectation.survivors.length > 0 ||
    observation.survivors.length > 0 ||
    (isWhole && wrongPythons.some(({ caughtBy }) => caughtBy.length === 0))
  );
}
