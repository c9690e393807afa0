// Reads a JSON document of unknown make by its shape: what happened to what, why, how bad, and the facts beside it.
import type { Fact, Severity } from '../../../domain/notification.ts';
import { parseArn, resourceName } from '../../../domain/arn.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { given } from '../given.ts';
import type { StateTone } from './judge-state.ts';
import type { Leaf } from './leaf.ts';
import { pickDescription } from './pick-description.ts';
import { pickName } from './pick-name.ts';
import { pickSeverity } from './pick-severity.ts';
import { pickState } from './pick-state.ts';
import { pickTone } from './pick-tone.ts';
import { readLeaves } from './read-leaves.ts';
import { saysNothing } from './says-nothing.ts';
import { tellingFacts } from './telling-facts.ts';

/** What a document tells. */
export interface Reading {
  readonly state?: string;
  readonly name?: string;
  readonly description?: string;
  readonly severity?: Severity;
  readonly tone: StateTone;
  readonly facts: readonly Fact[];
}

/** What the reader of a document knows already. */
export interface ReadingOptions {
  /** Values that stand elsewhere in the notification, for example account and Region; their facts are left out. */
  readonly known?: readonly (string | undefined)[];
  /** The name to use where the document's own values are less telling. */
  readonly fallbackName?: string | undefined;
  /** True where a person wrote the document: then nothing of it is noise. */
  readonly keepsNoise?: boolean;
  /** Values that the reader has found out already; no others are picked in their place. */
  readonly taken?: { readonly [Part in 'name' | 'state' | 'description']?: string | undefined };
  /** Texts that the reader shows as facts of its own. */
  readonly shown?: readonly string[];
  /** Where values stand that the reader shows, as keys joined by dots without the numbers of elements. */
  readonly shownPaths?: ReadonlySet<string>;
  /** How many facts there is room for. */
  readonly room?: number;
  /** True where the sender's times that say no zone are in UTC, as AWS writes them. */
  readonly isUtc?: boolean | undefined;
}

/** Reads a document; bounded in time and space whatever it holds. */
export function readDocument(document: unknown, options: ReadingOptions = {}): Reading {
  const { leaves, isWhole } = readLeaves(document);
  const known = new Set(options.known?.filter((value) => value !== undefined));
  const telling = leaves.filter((leaf) => !known.has(String(leaf.value)) && (options.keepsNoise === true || !isNoise(leaf)));

  const { state, name, description } = pickParts(telling, options);
  const used = [state, name, description].filter((leaf) => leaf !== undefined);
  const severity = pickSeverity(leaves);
  const shownName = name === undefined ? options.fallbackName : nameText(name);

  return {
    ...given({
      state: state === undefined ? undefined : String(state.value),
      name: shownName,
      description: description === undefined ? undefined : String(description.value),
      severity,
    }),
    tone: pickTone(telling, state, severity),
    facts: tellingFacts({
      leaves: telling.filter(
        (leaf) => !used.includes(leaf) && !saysSeverity(leaf, severity) && options.shownPaths?.has(leaf.path.join('.')) !== true,
      ),
      shown: [...used.map(({ value }) => String(value)), shownName, ...Object.values(options.taken ?? {}), ...(options.shown ?? [])],
      isWhole,
      room: options.room,
      isUtc: options.isUtc,
    }),
  };
}

// The message says it in its first line.
function saysSeverity({ value, role }: Leaf, severity: Severity | undefined): boolean {
  return role === 'severity' && severity !== undefined && severity !== 'info' && severityOfWord(String(value)) === severity;
}

type Parts = Readonly<Record<'state' | 'name' | 'description', Leaf | undefined>>;

// The state first: a name or a description that is a state as well would only say it again.
function pickParts(telling: readonly Leaf[], { taken = {}, fallbackName }: ReadingOptions): Parts {
  const state = taken.state === undefined ? pickState(telling) : leafOfText(telling, taken.state);
  const withoutState = telling.filter((leaf) => leaf !== state);
  const name = taken.name === undefined ? pickName(withoutState, fallbackName !== undefined) : leafOfText(telling, taken.name);
  const withoutName = withoutState.filter((leaf) => leaf !== name);
  const description = taken.description === undefined ? pickDescription(withoutName) : leafOfText(telling, taken.description);
  return { state, name, description };
}

// A version of `1` or `1.0` is the format's, one of `2.4.1` is somebody's release.
function isNoise({ path, value, role }: Leaf): boolean {
  if (typeof value === 'string' && saysNothing(value)) return true;
  return role === 'noise' || (/^version$/i.test(path.at(-1) ?? '') && /^\d+(?:\.0)?$/.test(String(value)));
}

function leafOfText(leaves: readonly Leaf[], text: string | undefined): Leaf | undefined {
  return text === undefined ? undefined : leaves.find(({ value }) => String(value) === text);
}

function nameText(leaf: Leaf): string {
  const text = String(leaf.value);
  const arn = parseArn(text);
  return arn === undefined ? text : resourceName(arn);
}
