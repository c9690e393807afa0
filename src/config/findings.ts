// What was found out about one configuration on the way through: where each value was written, and what is wrong.
import { formatPath, type ConfigPath } from './format-path.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { Place, Position } from './place.ts';

/** Which part of `key: value` a problem is about, or the position itself. */
type Part = 'key' | 'value' | Position;

/** Collects places and problems; one fault gives one problem. */
export class Findings {
  readonly #places = new Map<string, Place>();
  readonly #problems = new Map<string, ConfigProblem>();
  readonly #warnings: ConfigProblem[] = [];
  readonly #faultyPaths = new Set<string>();
  #damagedLines: ReadonlyMap<number, boolean> = new Map();

  /** Everything that keeps the configuration from being used. */
  get problems(): readonly ConfigProblem[] {
    return [...this.#problems.values()];
  }

  /** Everything that is allowed but doubtful. */
  get warnings(): readonly ConfigProblem[] {
    return this.#warnings;
  }

  /** Takes the lines that a fault in the syntax made unreadable; true where one began a list item. */
  setDamagedLines(lines: ReadonlyMap<number, boolean>): void {
    this.#damagedLines = lines;
  }

  /** Remembers where a value was written. */
  setPlace(path: ConfigPath, place: Place): void {
    this.#places.set(key(path), place);
  }

  /** Returns where a value was written, or where the nearest thing around it was. */
  nearestPlace(path: ConfigPath): Place | undefined {
    for (let length = path.length; length >= 0; length -= 1) {
      const place = this.#places.get(key(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** Returns where exactly this value was written. */
  placeOf(path: ConfigPath): Place | undefined {
    return this.#places.get(key(path));
  }

  /** Adds a problem and marks the path as faulty; the same path at the same place is reported once. */
  report(path: ConfigPath, text: string, part: Part = 'value'): void {
    const problem = this.#locate(path, text, part);
    this.markFaulty(path);
    const id = `${key(path)}:${problem.line ?? ''}:${problem.column ?? ''}`;
    if (!this.#problems.has(id)) this.#problems.set(id, problem);
  }

  /** Adds a problem whose place is known already. */
  reportProblem(problem: ConfigProblem): void {
    this.#problems.set(`${this.#problems.size}:${problem.text}`, problem);
  }

  /** Adds a warning. */
  warn(path: ConfigPath, text: string): void {
    this.#warnings.push(this.#locate(path, text, 'value'));
  }

  /** Adds a warning whose place is known already. */
  warnProblem(warning: ConfigProblem): void {
    this.#warnings.push(warning);
  }

  /** Marks a path as faulty without a problem of its own: another problem covers it. */
  markFaulty(path: ConfigPath): void {
    this.#faultyPaths.add(key(path));
  }

  /** Tells whether exactly this path is faulty. */
  isFaulty(path: ConfigPath): boolean {
    return this.#faultyPaths.has(key(path));
  }

  /** Tells whether lines of this value were unreadable; of an absent value, whether any line was. */
  isDamaged(path: ConfigPath): boolean {
    const place = this.#places.get(key(path));
    if (place?.kind === 'variable' || this.#damagedLines.size === 0) return false;
    if (place === undefined) return true;
    let first = (place.key ?? place.value).line;
    if (this.#damagedLines.get(first - 1) === true) first -= 1;
    let last = place.lastLine;
    while (this.#damagedLines.has(last + 1)) last += 1;
    for (const line of this.#damagedLines.keys()) if (line >= first && line <= last) return true;
    return false;
  }

  #locate(path: ConfigPath, text: string, part: Part): ConfigProblem {
    if (typeof part === 'object') return { path: formatPath(path), line: part.line, column: part.column, text };
    const exact = this.#places.get(key(path));
    const place = exact ?? this.nearestPlace(path);
    const problem = { path: formatPath(path), text };
    if (place === undefined) return problem;
    if (place.kind === 'variable') return { ...problem, variable: place.variable };
    // What is missing is reported where it should be: at the thing that lacks it.
    const position = part === 'key' || exact === undefined ? (place.key ?? place.value) : place.value;
    return { ...problem, line: position.line, column: position.column };
  }
}

function key(path: ConfigPath): string {
  return JSON.stringify(path);
}
