// Reads a JSON document of unknown make by its shape: what happened to what, why, how bad, and the facts beside it.
import type { Fact, Severity } from '../../../domain/notification.ts';
import { parseArn, resourceName } from '../../../domain/arn.ts';
import type { StateTone } from './judge-state.ts';
import type { Leaf } from './leaf.ts';
import { pickDescription } from './pick-description.ts';
import { pickName } from './pick-name.ts';
import { pickSeverity } from './pick-severity.ts';
import { pickState } from './pick-state.ts';
import { pickTone } from './pick-tone.ts';
import { readLeaves } from './read-leaves.ts';
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
}

/** Reads a document; bounded in time and space whatever it holds. */
export function readDocument(document: unknown, options: ReadingOptions = {}): Reading {
  const { leaves, isWhole } = readLeaves(document);
  const known = new Set(options.known?.filter((value) => value !== undefined));
  const telling = leaves.filter((leaf) => !known.has(String(leaf.value)) && (options.keepsNoise === true || !isNoise(leaf)));

  const state = pickState(telling);
  const name = pickName(
    telling.filter((leaf) => leaf !== state),
    options.fallbackName !== undefined,
  );
  const description = pickDescription(telling.filter((leaf) => leaf !== state && leaf !== name));
  const used = [state, name, description].filter((leaf) => leaf !== undefined);
  const severity = pickSeverity(leaves);
  const shownName = name === undefined ? options.fallbackName : nameText(name);

  return {
    ...(state === undefined ? {} : { state: String(state.value) }),
    ...(shownName === undefined ? {} : { name: shownName }),
    ...(description === undefined ? {} : { description: String(description.value) }),
    ...(severity === undefined ? {} : { severity }),
    tone: pickTone(telling, state, severity),
    facts: tellingFacts({
      leaves: telling.filter((leaf) => !used.includes(leaf)),
      shown: [...used.map(({ value }) => String(value)), shownName ?? ''],
      isWhole,
    }),
  };
}

// A version of `1` or `1.0` is the format's, one of `2.4.1` is somebody's release.
function isNoise({ path, value, role }: Leaf): boolean {
  return role === 'noise' || (/^version$/i.test(path.at(-1) ?? '') && /^\d+(?:\.0)?$/.test(String(value)));
}

function nameText(leaf: Leaf): string {
  const text = String(leaf.value);
  const arn = parseArn(text);
  return arn === undefined ? text : resourceName(arn);
}
