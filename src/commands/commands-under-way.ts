// How many commands of one person are under way: whoever sends a thousand at once holds up neither others nor the events.
import type { Person } from '../domain/person.ts';

/** How many commands of one person run at a time: more than anybody types in 15 seconds, few enough answers to be held in memory. Our own bound. */
export const COMMANDS_UNDER_WAY_MAX = 10;

/** Counts the commands under way, person by person. */
export class CommandsUnderWay {
  readonly #counts = new Map<string, number>();

  /** Counts one more, and returns what ends it; undefined where the person has as many under way as may be. */
  enter(person: Person): (() => void) | undefined {
    return (this.#counts.get(person.userId) ?? 0) >= COMMANDS_UNDER_WAY_MAX ? undefined : this.add(person);
  }

  /** Counts one more, whatever is under way: what runs already and goes on elsewhere. */
  add({ userId }: Person): () => void {
    this.#counts.set(userId, (this.#counts.get(userId) ?? 0) + 1);
    return () => {
      this.#leave(userId);
    };
  }

  #leave(userId: string): void {
    const count = (this.#counts.get(userId) ?? 0) - 1;
    if (count > 0) this.#counts.set(userId, count);
    else this.#counts.delete(userId);
  }
}
