// Records that are made when they are first asked for: of all nouns a unit uses two or three, and there are hundreds of units a second.
import type { QueryRunner } from './query-runner.ts';

/** What makes each noun's records, as readers or as writers. */
type Makers<Records, Kind extends string> = {
  readonly [Noun in keyof Records]: Readonly<Record<Kind, (runner: QueryRunner) => Records[Noun]>>;
};

/** Returns what gives a connection the records of all nouns, each made at its first use. */
export function onDemand<Records extends object, Kind extends 'reader' | 'writer'>(
  makers: Makers<Records, Kind>,
  kind: Kind,
): (runner: QueryRunner) => Records {
  class Demanded {
    readonly runner: QueryRunner;
    readonly made: Partial<Records> = {};

    constructor(runner: QueryRunner) {
      this.runner = runner;
    }
  }
  for (const noun of Object.keys(makers) as (keyof Records)[]) {
    Object.defineProperty(Demanded.prototype, noun, {
      get(this: Demanded) {
        return (this.made[noun] ??= makers[noun][kind](this.runner));
      },
    });
  }
  return (runner) => new Demanded(runner) as unknown as Records;
}
