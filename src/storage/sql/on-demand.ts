// Records that are made when they are first asked for: of all nouns a unit uses two or three, and there are hundreds of units a second.
import type { QueryRunner } from './query-runner.ts';

/** What makes each noun's records. */
type Makers<Records> = { readonly [Noun in keyof Records]: { writer(runner: QueryRunner): Records[Noun] } };

/** Returns what gives a unit the writers of all nouns, each made at its first use. */
export function writersOnDemand<Records extends object>(makers: Makers<Records>): (runner: QueryRunner) => Records {
  class Writers {
    readonly runner: QueryRunner;
    readonly made: Partial<Records> = {};

    constructor(runner: QueryRunner) {
      this.runner = runner;
    }
  }
  for (const noun of Object.keys(makers) as (keyof Records)[]) {
    Object.defineProperty(Writers.prototype, noun, {
      get(this: Writers) {
        return (this.made[noun] ??= makers[noun].writer(this.runner));
      },
    });
  }
  return (runner) => new Writers(runner) as unknown as Records;
}
