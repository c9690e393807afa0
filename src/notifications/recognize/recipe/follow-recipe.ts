// Reads an event by its recipe: the parts that the recipe names, the rest by the event's shape.
import { parseArn, resourceName } from '../../../domain/arn.ts';
import type { Fact, Notification, Severity } from '../../../domain/notification.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { consolePageUrl } from '../console-url.ts';
import { textOfUnit, type Unit } from '../by-shape/amount-in-words.ts';
import { factOfLeaf } from '../by-shape/fact-of-leaf.ts';
import { severityOfNumber } from '../by-shape/judge-severity.ts';
import type { StateTone } from '../by-shape/judge-state.ts';
import { leafAt } from '../by-shape/leaf.ts';
import { readDocument, type Reading } from '../by-shape/read-document.ts';
import { MAX_FACTS } from '../by-shape/telling-facts.ts';
import { readEpoch, readZonelessInstant } from '../by-shape/read-instant.ts';
import { given } from '../given.ts';
import { payloadText } from '../payload-text.ts';
import { fillTemplate } from './fill-template.ts';
import { guideByRecipe } from './guide-by-recipe.ts';
import { incidentOfRecipe } from './incident-of-recipe.ts';
import { judgeByRecipe } from './judge-by-recipe.ts';
import { proseAt, scalarAt, textAt, type FoundScalar, type PathRoots } from './read-path.ts';
import type { Recipe } from './recipe.ts';
import { stateInWords } from './state-in-words.ts';
import { thingOfRecipe } from './thing-of-recipe.ts';
import { tookSecondsOf } from './took-seconds.ts';

/** An event to be read, and what is known of it already. */
export interface RecipeSubject extends PathRoots {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  /** Values that stand elsewhere in the notification. */
  readonly known: readonly (string | undefined)[];
  /** The name to use where neither the recipe nor the event's own values have a better one. */
  readonly fallbackName?: string | undefined;
  /** How the event feels by what stands outside of it, such as its detail type. */
  readonly outerTone?: StateTone;
  /** The instant of the event, ISO 8601. */
  readonly occurredAt?: string | undefined;
  /** True where the sender's times that say no zone are in UTC, as AWS writes them. */
  readonly isUtc?: boolean;
  /** Paths whose values the caller has read. */
  readonly readPaths?: readonly string[];
}

/** What was read; the caller adds what the envelope tells. */
export type Followed = Pick<
  Notification,
  | 'name'
  | 'description'
  | 'summary'
  | 'severity'
  | 'state'
  | 'tone'
  | 'facts'
  | 'consoleUrl'
  | 'runbookUrl'
  | 'owner'
  | 'links'
  | 'tags'
  | 'tookSeconds'
  | 'incident'
  | 'thing'
>;

/** However many facts a recipe names, so many of the others are shown. */
const MIN_FOUND_FACTS = 2;

/** Facts that are times, whatever their keys are called. */
const TIME_LABELS: ReadonlySet<string> = new Set([
  'Started',
  'Ended',
  'Created',
  'Updated',
  'Since',
  'Until',
  'Expires',
  'Requested',
  'Last run',
]);
// Match: 8, 5.3. Near miss: high.
const NUMBER = /^\d{1,3}(?:\.\d{1,3})?$/;
/** Shorter texts than this may stand for different things (`true`, `1`). */
const MIN_TELLING_LENGTH = 8;
/** The state or cause of a recipe whose events have none; what looks like one is shown as a fact. */
const NONE = '';

/** Reads an event by a recipe; an empty recipe reads it by its shape alone. */
export function followRecipe(recipe: Recipe, subject: RecipeSubject): Followed {
  const named = { name: nameAt(subject, recipe.name), state: textAt(subject, recipe.state), cause: proseAt(subject, recipe.cause) };
  const { severity: ofTags, paths: guidingPaths, ...guidance } = guideByRecipe(recipe, subject);
  const found = factsOf(recipe, subject).filter(({ path }) => !guidingPaths.includes(path));
  const facts = found.map(({ fact }) => fact);
  const reading = readRest(recipe, subject, { named, facts, paths: [...found.map(({ path }) => path), ...guidingPaths] });
  const name = named.name ?? reading.name;
  const description = named.cause ?? reading.description;
  const state = named.state ?? reading.state;
  const { tone, severity } = judgeByRecipe(recipe, subject, { state, cause: named.cause, ofTags, outer: subject.outerTone, reading });

  return {
    ...given({
      name: payloadText(name),
      state,
      description: payloadText(description),
      summary: payloadText(sentenceOf(recipe, subject, { name, state })),
      consoleUrl: consoleUrlOf(recipe, subject),
      incident: incidentOfRecipe(recipe.incident, subject, tone),
      thing: thingOfRecipe(recipe, subject),
      tookSeconds: tookSecondsOf({ facts, rule: recipe.incident, tone, occurredAt: subject.occurredAt }),
    }),
    ...guidance,
    severity,
    tone,
    facts: [...facts.filter((fact) => ![name, state, description].includes(shownText(fact))), ...reading.facts].filter(
      (fact) => !saysSeverity(fact, severity, recipe.severity !== undefined),
    ),
  };
}

interface ReadAlready {
  readonly named: { readonly state?: string | undefined; readonly cause?: string | undefined };
  readonly facts: readonly Fact[];
  readonly paths: readonly string[];
}

/** Reads what the recipe does not name by its shape. */
function readRest(recipe: Recipe, subject: RecipeSubject, { named, facts, paths }: ReadAlready): Reading {
  const shownPaths = [...paths, ...(subject.readPaths ?? []), ...pathsOf(recipe, subject)].map(withoutNumbers).flatMap(withParent);
  return readDocument(subject.document, {
    known: subject.known,
    fallbackName: subject.fallbackName,
    taken: {
      name: textAt(subject, recipe.name),
      state: recipe.state === NONE ? NONE : named.state,
      description: recipe.cause === NONE ? NONE : named.cause,
    },
    shown: facts.map(shownText).filter((text) => text.length >= MIN_TELLING_LENGTH),
    shownPaths: new Set([...shownPaths, ...leftOutPaths(recipe, subject)]),
    room: Math.max(MIN_FOUND_FACTS, MAX_FACTS - facts.length),
    isUtc: subject.isUtc,
  });
}

function nameAt(roots: PathRoots, paths: string | undefined): string | undefined {
  const text = textAt(roots, paths);
  const arn = text === undefined ? undefined : parseArn(text);
  return arn === undefined ? text : resourceName(arn);
}

function leftOutPaths({ leftOut = [] }: Recipe, roots: PathRoots): readonly string[] {
  return leftOut.flatMap((entry) => {
    const [path = '', value] = entry.split('=');
    return value === undefined || textAt(roots, path) === value ? [path] : [];
  });
}

interface FoundFact {
  readonly fact: Fact;
  readonly path: string;
}

function factsOf({ facts = {} }: Recipe, roots: PathRoots): readonly FoundFact[] {
  return Object.entries(facts).flatMap(([label, paths]) => {
    const found = scalarAt(roots, paths);
    if (found === undefined) return [];
    return [{ path: found.path, fact: factAt(label, found) }];
  });
}

// Match: Size (bytes), Duration (s), Impact (%). Near miss: Total impact (USD).
const UNIT_OF_LABEL = /^(.+) \((bytes|ms|s|%)\)$/;
const UNITS: Readonly<Record<string, Unit>> = { bytes: 'bytes', ms: 'milliseconds', s: 'seconds', '%': 'percent' };

function factAt(label: string, found: FoundScalar): Fact {
  const [, bareLabel, sign = ''] = UNIT_OF_LABEL.exec(label) ?? [];
  const unit = UNITS[sign];
  const text = unit === undefined ? undefined : textOfUnit(unit, found.value);
  if (bareLabel === undefined || text === undefined) return { label, value: factValue(label, found) };
  return { label: bareLabel, value: { kind: 'text', text } };
}

function factValue(label: string, { path, value }: FoundScalar): Fact['value'] {
  const at = TIME_LABELS.has(label) ? instantOfAws(value) : undefined;
  return at === undefined ? factOfLeaf(leafAt(path.split('.'), value)).value : { kind: 'instant', at };
}

// Where a recipe says that a value is a time, one without zone is in UTC: so AWS writes all of them.
function instantOfAws(value: FoundScalar['value']): string | undefined {
  return Number.isFinite(Number(value)) ? readEpoch(Number(value)) : readZonelessInstant(String(value));
}

function pathsOf({ name, state, cause }: Recipe, roots: PathRoots): readonly string[] {
  return [name, state, cause].flatMap((paths) => (paths === undefined ? [] : (scalarAt(roots, paths)?.path ?? [])));
}

// A list that is summed up stands at the path of its elements' parent; what is shown of the elements is not said again.
function withParent(path: string): readonly string[] {
  const end = path.lastIndexOf('.');
  return end === -1 ? [path] : [path, path.slice(0, end)];
}

function withoutNumbers(path: string): string {
  return path
    .split('.')
    .filter((key) => !/^(?:\d+|\?.*|length|decoded)$/.test(key))
    .join('.');
}

// The message says it in its first line; a number only where the recipe says what numbers mean.
function saysSeverity({ label, value }: Fact, severity: Severity, hasScale: boolean): boolean {
  if (severity === 'info' || value.kind !== 'text' || !/\bseverity\b/i.test(label)) return false;
  const isOnScale = hasScale && NUMBER.test(value.text);
  return (isOnScale ? severityOfNumber(Number(value.text)) : severityOfWord(value.text)) === severity;
}

function shownText({ value }: Fact): string {
  if (value.kind === 'instant') return value.at;
  return value.kind === 'arn' ? value.arn : value.text;
}

function sentenceOf(
  recipe: Recipe,
  roots: PathRoots,
  { name, state }: { name?: string | undefined; state?: string | undefined },
): string | undefined {
  const valueOf = (place: string): string | undefined => {
    if (place === 'name') return name;
    if (place === 'happened') return state === undefined ? undefined : stateInWords(state);
    return nameAt(roots, place);
  };
  return recipe.sentences?.map((template) => fillTemplate(template, valueOf)).find((sentence) => sentence !== undefined);
}

function consoleUrlOf({ consolePage }: Recipe, subject: RecipeSubject): string | undefined {
  const { region } = subject;
  if (consolePage === undefined || region === undefined) return undefined;
  const page = fillTemplate(consolePage, (place) => {
    if (place === 'region') return region;
    if (place === 'account') return subject.accountId;
    const value = place.endsWith(':name') ? nameAt(subject, place.slice(0, -':name'.length)) : textAt(subject, place);
    return value === undefined ? undefined : encodeURIComponent(value);
  });
  return page === undefined ? undefined : consolePageUrl(region, page);
}
