// Keeps what is less urgent from waiting for ever behind what is more so: now and then it has a turn, each priority in its order.
import type { DeliveryPriority } from '../../messages/delivery.ts';

/** One turn of so many is theirs: a tenth of the pace delays what is urgent by little, and empties any other queue in the end. */
const TURNS_UNTIL_FAIR = 10;

const LESS_URGENT: readonly DeliveryPriority[] = [4, 3, 2, 1];

/** Counts the turns of one channel. */
export class FairTurns {
  #turns = 0;
  #fairTurns = 0;

  /** The priority that is at least looked for at this turn: 0, whatever is most urgent, at most turns. */
  get least(): DeliveryPriority {
    if (this.#turns % TURNS_UNTIL_FAIR !== TURNS_UNTIL_FAIR - 1) return 0;
    return LESS_URGENT[this.#fairTurns % LESS_URGENT.length] ?? 0;
  }

  /** Notes that somebody had the turn. */
  next(): void {
    if (this.least !== 0) this.#fairTurns += 1;
    this.#turns += 1;
  }
}
