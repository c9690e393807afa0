// What is kept back at the moment, in memory: silences, inhibitions and maintenance, read anew after each change and every few seconds,
// so that no event waits for the database to be asked. Several nodes agree within that time.
import type { EventLabels } from '../../domain/event-labels.ts';
import { isInhibiting, type Inhibitor } from '../../domain/inhibitor.ts';
import { equalKeyOf, isSource, isTarget, type InhibitionRule } from '../../domain/inhibition-rule.ts';
import { mutingKey } from '../../domain/incident-look.ts';
import { matchesAll } from '../../domain/matcher.ts';
import { isMaintenance, type MaintenanceWindow } from '../../domain/maintenance-window.ts';
import type { Muting } from '../../domain/muting.ts';
import { isSilenceActive, type Silence } from '../../domain/silence.ts';
import { instantInWords } from '../../lib/instant-in-words.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { RecordReaders } from '../../storage/store.ts';

/** What the configuration keeps back. */
export interface MutingRules {
  readonly inhibitions: readonly InhibitionRule[];
  readonly maintenance: readonly MaintenanceWindow[];
}

/** What the configuration keeps back where it says nothing. */
export const NO_MUTING_RULES: MutingRules = { inhibitions: [], maintenance: [] };

/** An event that is held against it. */
export interface MutingQuestion {
  readonly configurationName: string;
  readonly labels: EventLabels;
  readonly incidentKey: string | undefined;
  readonly now: Date;
}

/** Digits of a hash that tell the targets of one rule apart. */
const HASH_DIGITS = 8;

/** Knows what is kept back. */
export class MutingBook {
  readonly #rules: () => MutingRules;
  #silences: readonly Silence[] = [];
  #inhibitors = new Map<string, Inhibitor>();

  /** Takes the rules of the configuration in force. */
  constructor(rules: () => MutingRules) {
    this.#rules = rules;
  }

  /** Reads what counts at `now`, and what is to come. */
  async refresh(records: Pick<RecordReaders, 'silences' | 'inhibitors'>, now: Date): Promise<void> {
    const [silences, inhibitors] = await Promise.all([records.silences.listCurrent(now), records.inhibitors.listOpen()]);
    this.#silences = silences;
    this.#inhibitors = new Map(inhibitors.map((inhibitor) => [inhibitorKey(inhibitor), inhibitor]));
  }

  /** Notes what was written by this node, so that the next event knows of it. */
  note(changed: readonly Inhibitor[]): void {
    for (const inhibitor of changed) {
      if (inhibitor.isOpen) this.#inhibitors.set(inhibitorKey(inhibitor), inhibitor);
      else this.#inhibitors.delete(inhibitorKey(inhibitor));
    }
  }

  /** The rules in force. */
  get rules(): MutingRules {
    return this.#rules();
  }

  /** Tells whether an incident is open as a source of a rule, as far as this node knows. */
  knows(ruleName: string, incidentKey: string): boolean {
    return this.#inhibitors.has(inhibitorKey({ ruleName, incidentKey }));
  }

  /** Finds what keeps an event back; undefined where nothing does. */
  find(question: MutingQuestion): Muting | undefined {
    return this.#findSilence(question) ?? this.#findMaintenance(question) ?? this.#findInhibition(question);
  }

  /** Tells whether what keeps incidents back may have ended; what it does not know may have. */
  mayHaveEnded(key: string, now: Date): boolean {
    if (this.#silences.some((silence) => isSilenceActive(silence, now) && mutingKey(mutingOfSilence(silence)) === key)) return false;
    const { maintenance, inhibitions } = this.#rules();
    if (maintenance.some((window) => isMaintenance(window, now) && mutingKey(mutingOfMaintenance(window)) === key)) return false;
    return !inhibitions.some((rule) => this.#listOpen(rule, now).some((source) => mutingKey(mutingOfInhibition(rule, source)) === key));
  }

  #findSilence({ configurationName, labels, now }: MutingQuestion): Muting | undefined {
    const found = this.#silences.find(
      (silence) =>
        (silence.configurationName ?? configurationName) === configurationName &&
        isSilenceActive(silence, now) &&
        matchesAll(silence.matchers, labels),
    );
    return found === undefined ? undefined : mutingOfSilence(found);
  }

  #findMaintenance({ configurationName, labels, now }: MutingQuestion): Muting | undefined {
    const found = this.#rules().maintenance.find(
      (window) =>
        (window.configurationNames.length === 0 || window.configurationNames.includes(configurationName)) &&
        isMaintenance(window, now) &&
        matchesAll(window.matchers, labels),
    );
    return found === undefined ? undefined : mutingOfMaintenance(found);
  }

  #findInhibition({ labels, incidentKey, now }: MutingQuestion): Muting | undefined {
    for (const rule of this.#rules().inhibitions) {
      if (!isTarget(rule, labels)) continue;
      const equalKey = equalKeyOf(rule, labels);
      // What is both source and target would keep itself and its like quiet for good (as Alertmanager has it).
      const isBoth = isSource(rule, labels);
      const source = this.#listOpen(rule, now).find(
        (each) => each.equalKey === equalKey && each.incidentKey !== incidentKey && !(isBoth && each.isTarget),
      );
      if (source !== undefined) return mutingOfInhibition(rule, source);
    }
    return undefined;
  }

  #listOpen({ name }: InhibitionRule, now: Date): readonly Inhibitor[] {
    return [...this.#inhibitors.values()].filter((each) => each.ruleName === name && isInhibiting(each, now));
  }
}

function inhibitorKey({ ruleName, incidentKey }: Pick<Inhibitor, 'ruleName' | 'incidentKey'>): string {
  return JSON.stringify([ruleName, incidentKey]);
}

/** Says that a silence keeps something back. */
export function mutingOfSilence({ code, author, endsAt, reason, title }: Silence): Muting {
  const until = `until ${instantInWords(endsAt)}`;
  const because = reason === '' ? '' : `: ${reason}`;
  return title === undefined
    ? { kind: 'silence', name: code, text: `silenced by ${author.displayName} ${until}${because} (silence ${code})` }
    : { kind: 'maintenance', name: code, text: `maintenance "${title}" by ${author.displayName} ${until}${because} (silence ${code})` };
}

function mutingOfMaintenance({ name, reason }: MaintenanceWindow): Muting {
  return { kind: 'maintenance', name, text: `maintenance ${name}${reason === '' ? '' : `: ${reason}`}` };
}

/** All sources of a rule with the same values are one: what the first of them keeps back, the next one does. */
function mutingOfInhibition({ name }: InhibitionRule, { equalKey, title }: Inhibitor): Muting {
  return {
    kind: 'inhibition',
    name: `${name}/${sha256(equalKey).slice(0, HASH_DIGITS)}`,
    text: `kept back while this lasts: ${title} (inhibition ${name})`,
  };
}
