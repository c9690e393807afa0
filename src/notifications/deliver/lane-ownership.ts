// Which lanes run here. Of several nodes on one database each channel's lane runs on one at a time, so that order and pace stay its own.
import type { RecordWriters } from '../../storage/store.ts';

/** A lane for as long as it is held here. */
export interface LaneHold {
  /** True while no other node has taken the lane; asked within a unit, none can before that has ended. */
  stands(records: Pick<RecordWriters, 'leases'>): Promise<boolean>;
  /** False where this node was not heard of for so long that another one may have taken the lane: then nothing is sent. */
  mayCall(): boolean;
}

/** Decides about lanes. */
export interface LaneOwnership {
  /** Among how many nodes the lanes are; 1 unless given. */
  readonly nodeCount?: number;
  /** True where a lane that was woken is to run here; otherwise whoever runs it is told. */
  wakesHere(channelKey: string): boolean;
  /**
   * Takes the lane, or keeps it; undefined where another node has it or is to have it. Whoever takes a lane queues what another one has
   * left `sending` again, as possible duplicates.
   */
  hold(channelKey: string): Promise<LaneHold | undefined>;
}

const ALWAYS: LaneHold = { stands: () => Promise.resolve(true), mayCall: () => true };

/** Where there is one process, it runs every lane. */
export const ALL_LANES_HERE: LaneOwnership = { wakesHere: () => true, hold: () => Promise.resolve(ALWAYS) };
