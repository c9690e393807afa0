// How fast one person sends commands: whoever is too fast is told when to try again. A person is always answered; a program that is not
// heard here is not.
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { CommandRequest } from './command-request.ts';
import type { JudgingContext } from './judge-command.ts';
import { readIntent } from './receive/read-intent.ts';

const MINUTE_MS = 60_000;

/** Among how many persons those who said nothing for a minute are looked for and forgotten. */
const PERSONS_BEFORE_FORGETTING = 1000;

/** What takes something back makes less work, not more. */
const TAKES_BACK: ReadonlySet<string> = new Set(['cancel', 'stop', 'reject']);

/** What becomes of a request. */
export type PaceCheck =
  | { readonly kind: 'in-time' | 'told-already' }
  | { readonly kind: 'too-fast'; readonly perMinute: number; readonly againAt: Date };

/** Watches the pace of each person. */
export class Paces {
  readonly #context: Pick<JudgingContext, 'now' | 'surroundings'>;
  /** When somebody was in time within the last minute, in milliseconds, oldest first. */
  readonly #said = new Map<string, readonly number[]>();

  /** Takes the clock and where the limits stand. */
  constructor(context: Pick<JudgingContext, 'now' | 'surroundings'>) {
    this.#context = context;
  }

  /** Counts a request; what takes something back is always in time. */
  take({ channel, person: { userId }, text, speaker }: CommandRequest): PaceCheck {
    const { now, surroundings } = this.#context;
    if (TAKES_BACK.has(readIntent(text).kind)) return { kind: 'in-time' };
    const { commandsPerMinute, allowsBots } = surroundings.rulesOf(channel)?.control ?? NO_CONTROL;
    // Two programs that answer each other would never end: one that is not heard is told so once a minute.
    const isUnheard = speaker === 'bot' && !allowsBots;
    const perMinute = isUnheard ? 1 : commandsPerMinute;
    const at = now().getTime();
    const said = (this.#said.get(userId) ?? []).filter((before) => at - before < MINUTE_MS && before <= at);
    const isInTime = said.length < perMinute;
    this.#said.set(userId, isInTime ? [...said, at] : said);
    if (isInTime) {
      this.#forget(at);
      return { kind: 'in-time' };
    }
    return isUnheard ? { kind: 'told-already' } : { kind: 'too-fast', perMinute, againAt: new Date((said[0] ?? at) + MINUTE_MS) };
  }

  #forget(at: number): void {
    if (this.#said.size < PERSONS_BEFORE_FORGETTING) return;
    for (const [userId, said] of this.#said) if ((said.at(-1) ?? 0) <= at - MINUTE_MS) this.#said.delete(userId);
  }
}
