// Writes about a channel as long as its lane is held here: a process that stood still may go on after another node has taken the lane.
import type { Store, WriteUnit } from '../../storage/store.ts';
import type { StormQuestion } from '../storm-control.ts';

/** Runs the unit; undefined, with nothing written, where another node has taken the lane. */
export function writeHeld<Outcome>(
  store: Pick<Store, 'write'>,
  hold: StormQuestion['hold'],
  unit: WriteUnit<Outcome>,
): Promise<Outcome | undefined> {
  return store.write(async (records) => ((await hold.stands(records)) ? unit(records) : undefined));
}
