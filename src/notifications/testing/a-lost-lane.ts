// A lane for tests that another node takes right after this one has made sure that it is held.
import type { LaneOwnership } from '../deliver/lane-ownership.ts';

/** Returns lanes that stand no more when a unit asks. */
export function aLostLane(): LaneOwnership {
  let isTaken = false;
  const stands = (): Promise<boolean> => {
    isTaken = true;
    return Promise.resolve(false);
  };
  return {
    wakesHere: () => true,
    hold: () => Promise.resolve(isTaken ? undefined : { stands, mayCall: () => true }),
  };
}
