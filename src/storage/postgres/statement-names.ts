// Names under which a connection keeps its statements: a statement that the server knows by name is read, and mostly planned, once.
import { isStalePlan } from './is-conflict.ts';

/** The most statements that have a name: the store's own are some two hundred; those that are made for one question come to no more than this. */
const NAMED_MAX = 400;

/** Gives names to statements. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  #generation = 0;

  /** Returns the name of a statement; undefined where there are too many. */
  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= NAMED_MAX) return undefined;
    const name = `s${this.#generation}_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** Gives all statements other names where one failed because its table was changed since: by the old names it would fail for ever. */
  note(error: unknown): void {
    if (!isStalePlan(error)) return;
    this.#generation += 1;
    this.#names.clear();
  }
}
