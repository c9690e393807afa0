// How an event feels and how bad it is: by the sender's own severity and state where the recipe says, then by shape, then by tags.
import type { Severity } from '../../../domain/notification.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { severityOfNumber, severityOfTone, toneOfSeverity } from '../by-shape/judge-severity.ts';
import { judgeState, type StateTone } from '../by-shape/judge-state.ts';
import type { Reading } from '../by-shape/read-document.ts';
import { exceedsLimit } from './exceeds-limit.ts';
import { isClosedByRule } from './incident-of-recipe.ts';
import { scalarAt, textAt, type PathRoots } from './read-path.ts';
import type { Recipe } from './recipe.ts';

/** What there is to judge by. */
export interface Clues {
  readonly state: string | undefined;
  readonly cause: string | undefined;
  /** What the tags of the thing say. */
  readonly ofTags: Severity | undefined;
  /** How the event feels by what stands outside of it. */
  readonly outer: StateTone | undefined;
  readonly reading: Reading;
}

/** Judges an event. */
export function judgeByRecipe(recipe: Recipe, roots: PathRoots, clues: Clues): { readonly tone: StateTone; readonly severity: Severity } {
  if (recipe.incident?.as === 'condition' && isClosedByRule(recipe.incident, roots))
    return { tone: 'good', severity: severityOfTone('good') };
  const judged = severityByRule(recipe, roots) ?? clues.reading.severity;
  const tone = recipe.tone === 'neutral' ? 'neutral' : toneOf(recipe, judged, clues);
  return { tone, severity: severityOf(recipe, { judged, ofTags: clues.ofTags, tone }) };
}

function severityByRule({ severity, limit }: Recipe, roots: PathRoots): Severity | undefined {
  if (limit !== undefined && exceedsLimit(textAt(roots, limit.amount), textAt(roots, limit.of))) return 'high';
  const found = severity === undefined ? undefined : scalarAt(roots, severity.at);
  if (severity === undefined || found === undefined) return undefined;
  const { value } = found;
  const words = severity.words ?? {};
  const word = String(value);
  if (Object.hasOwn(words, word)) return words[word];
  // Some senders write their numbers as text.
  const number = typeof value === 'number' ? value : /^\d{1,3}(?:\.\d{1,3})?$/.test(word) ? Number(word) : undefined;
  return number === undefined ? severityOfWord(word) : severityOfNumber(number);
}

function toneOf(recipe: Recipe, judged: Severity | undefined, { state = '', cause = '', outer = 'neutral', reading }: Clues): StateTone {
  const { tones = {} } = recipe;
  if (Object.hasOwn(tones, state)) return tones[state] ?? 'neutral';
  const bySeverity = hasRule(recipe) ? toneOfSeverity(judged ?? 'info') : 'neutral';
  const byCause = recipe.judgesCause === true ? judgeState(cause) : 'neutral';
  const clues = [bySeverity, recipe.tone ?? outerTone(outer, reading.tone), reading.tone, judgeState(state), byCause];
  return clues.find((tone) => tone !== 'neutral') ?? 'neutral';
}

function hasRule({ severity, limit }: Recipe): boolean {
  return severity !== undefined || limit !== undefined;
}

// `Results Available` may be results that failed.
function outerTone(outer: StateTone, read: StateTone): StateTone {
  const isWorse = read === 'bad' || read === 'warning';
  return isWorse && (outer === 'good' || outer === 'progress') ? read : outer;
}

interface SeverityClues {
  readonly judged: Severity | undefined;
  readonly ofTags: Severity | undefined;
  readonly tone: StateTone;
}

// A sender's severity of something that ended well, or that has only begun, would alarm for nothing.
function severityOf(recipe: Recipe, { judged, ofTags, tone }: SeverityClues): Severity {
  if (tone === 'good') return severityOfTone(tone);
  if (judged === undefined) return ofTags !== undefined && (tone === 'bad' || tone === 'warning') ? ofTags : severityOfTone(tone);
  return recipe.severity === undefined && tone === 'progress' ? severityOfTone(tone) : judged;
}
