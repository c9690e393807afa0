// Writes what a lane does with a delivery, as long as the lane is held here. Whether it is, is asked together with the work rather than before
// it: a database some way off is waited for once. Where it is not, the work is taken back.
import type { Store, UnitTraits, WriteUnit } from '../../storage/store.ts';
import type { LaneHold } from './lane-ownership.ts';

/** Takes the work back. */
class LaneLost extends Error {}

/** A lane's work. */
interface LaneWork<Outcome> extends UnitTraits {
  readonly hold: Pick<LaneHold, 'stands'>;
  readonly unit: WriteUnit<Outcome>;
}

/** Runs the unit; undefined, with nothing written, where another node has taken the lane. */
export async function writeWhileHeld<Outcome>(
  store: Pick<Store, 'write'>,
  { hold, unit, ...traits }: LaneWork<Outcome>,
): Promise<Outcome | undefined> {
  try {
    return await store.write(async (records) => {
      const [stands, outcome] = await Promise.all([hold.stands(records), unit(records)]);
      if (!stands) throw new LaneLost();
      return outcome;
    }, traits);
  } catch (error) {
    if (error instanceof LaneLost) return undefined;
    throw error;
  }
}
