// What helps whoever is woken: the runbook, whose it is, how bad it is. Read from tags, and from texts that people wrote for it.
import type { Severity } from './notification.ts';
import { severityOfWord } from './severity.ts';

/** What a text or tags say; each is absent where they say nothing of it. */
export interface Guidance {
  /** An address as it was written; what is not http or https never gets here. */
  readonly runbookUrl?: string;
  readonly owner?: string;
  readonly severity?: Severity;
}

/** Names and values, such as the tags of a resource or the labels of an alert. */
export type Tags = Readonly<Record<string, string>>;

// Compared without case and without anything but letters and digits: `runbook_url`, `Runbook-URL`.
const RUNBOOK_KEYS: ReadonlySet<string> = new Set(['runbook', 'runbookurl', 'runbooklink', 'playbook', 'playbookurl']);
const OWNER_KEYS: ReadonlySet<string> = new Set(['owner', 'ownedby', 'owners', 'team', 'owningteam', 'ownerteam', 'serviceowner']);
const SEVERITY_KEYS: ReadonlySet<string> = new Set(['severity', 'sev', 'priority', 'criticality', 'alertseverity']);

/** Longest value of a tag (AWS General Reference, tagging: 256). */
const OWNER_MAX_LENGTH = 256;
/** Longest address that becomes a link, and so is worth reading. */
const URL_MAX_LENGTH = 2000;
// The whole value is one address, without anything that a chat's markup reads.
// Match: https://wiki.example.com/r?id=1. Near miss: <https://evil.example|wiki>, see https://wiki.example.com, javascript:alert(1).
const ADDRESS = /^https?:\/\/[^\s<>|"'`()[\]{}\\]+$/i;

/** Reads tags; of several that say the same thing the first by name counts. */
export function guidanceOfTags(tags: Tags): Guidance {
  const pairs = Object.entries(tags)
    .map(([name, value]) => [keyOf(name), value.trim()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return guidanceOf({
    runbookUrl: pairs.map(([key, value]) => (RUNBOOK_KEYS.has(key) ? readAddress(value) : undefined)),
    owner: pairs.map(([key, value]) => (OWNER_KEYS.has(key) ? readOwner(value) : undefined)),
    severity: pairs.map(([key, value]) => (SEVERITY_KEYS.has(key) ? severityOfWord(value) : undefined)),
  });
}

/** How many lines of a text are looked at. */
const LINES_MAX = 50;
// A label at the start of a line or behind a sentence. Match: `Runbook: https://wiki.example.com/cpu`, `CPU is high. Owner: web team`.
// Near miss: `the runbook is in the wiki`, `Homeowner: x`.
const LABEL = /(?:^|[\s.;,|(])(runbook|playbook|runbook[ _-]?url|owner|owned[ _-]by|team|severity|priority)[ \t]*[:=]/gi;
// Where another sentence begins. Match: `web team. Page them`. Near miss: `web-team.eu`.
const VALUE_END = /[.,;|](?=\s|$)/;

/** Reads a text that people wrote, such as the description of an alarm: `Runbook: <address>` and `Owner: <name>`, or JSON with such keys. */
export function guidanceOfText(text: string): Guidance {
  const asTags = tagsOfJson(text);
  if (asTags !== undefined) return guidanceOfTags(asTags);
  const found = text.split('\n', LINES_MAX).flatMap((line) => labeledValues(line.slice(0, URL_MAX_LENGTH)));
  return guidanceOf({
    runbookUrl: found.map(([key, value]) => (RUNBOOK_KEYS.has(key) ? readAddress(firstWord(value)) : undefined)),
    owner: found.map(([key, value]) => (OWNER_KEYS.has(key) ? readOwner(phrase(value)) : undefined)),
    severity: found.map(([key, value]) => (SEVERITY_KEYS.has(key) ? severityOfWord(phrase(value)) : undefined)),
  });
}

/** Returns the address where a whole value is one of http or https; with a name before its host it is none. */
export function readAddress(value: string): string | undefined {
  const trimmed = value.trim();
  const url = trimmed.length <= URL_MAX_LENGTH && ADDRESS.test(trimmed) ? URL.parse(trimmed) : null;
  // Attack: https://aws.amazon.com@evil.example reads like another host.
  return url === null || url.username !== '' || url.password !== '' ? undefined : trimmed;
}

function readOwner(value: string): string | undefined {
  const name = value.trim();
  return name === '' || name.length > OWNER_MAX_LENGTH ? undefined : name;
}

function guidanceOf(found: { readonly [Part in keyof Guidance]-?: readonly (Guidance[Part] | undefined)[] }): Guidance {
  const [runbookUrl, owner, severity] = [found.runbookUrl, found.owner, found.severity].map((values) =>
    (values as readonly (string | undefined)[]).find((value) => value !== undefined),
  );
  return {
    ...(runbookUrl === undefined ? {} : { runbookUrl }),
    ...(owner === undefined ? {} : { owner }),
    ...(severity === undefined ? {} : { severity: severity as Severity }),
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Returns the labels of a line with what stands between each and the next. */
function labeledValues(line: string): readonly (readonly [string, string])[] {
  const labels = [...line.matchAll(LABEL)];
  return labels.map((match, index) => {
    const [whole, label = ''] = match;
    return [keyOf(label), line.slice(match.index + whole.length, labels[index + 1]?.index).trim()];
  });
}

function firstWord(value: string): string {
  // The full stop of the sentence is none of the address.
  return (value.split(/\s/, 1)[0] ?? '').replace(/[.,]$/, '');
}

function phrase(value: string): string {
  return (value.split(VALUE_END, 1)[0] ?? '').trim();
}

/** The longest description of an alarm is 1,024 characters (CloudWatch API); longer JSON is no description. */
const JSON_MAX_LENGTH = 4096;

function tagsOfJson(text: string): Tags | undefined {
  if (!/^\s*\{/.test(text) || text.length > JSON_MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return undefined;
  }
}
