// The message of a digest: how much came, how bad, of what kind and from where, the names that came most often; in the end how it ended.
import { readGroupKey, type Grouping } from '../../domain/grouping.ts';
import { mostOften, type Digest, type DigestCounts } from '../../domain/digest.ts';
import { mentionsByRules, type MentionRule } from '../../domain/mention-rule.ts';
import { SEVERITIES, worstSeverity } from '../../domain/severity.ts';
import type { Severity } from '../../domain/notification.ts';
import type { FileReference } from '../../domain/stored-file.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import type { AccountNames } from './compose-title.ts';

/** A digest with what its message needs of the channel. */
export interface DigestToCompose {
  readonly digest: Digest;
  readonly accountNames?: AccountNames | undefined;
  readonly mentionRules?: readonly MentionRule[] | undefined;
  /** How often the message is changed at most, in seconds. */
  readonly changeEverySeconds: number;
}

/** How many names are told by how often they came, and how many kinds and places. */
const NAMES_SHOWN = 10;
const GROUPS_SHOWN = 4;

/** Composes the message. */
export function composeDigest(shown: DigestToCompose): Message {
  const { digest } = shown;
  const title = titleWords(digest);
  const emoji = emojiOf(digest);
  const blocks: readonly Block[] = [
    ...callLine(shown),
    { kind: 'paragraph', spans: summarySpans(digest) },
    { kind: 'fields', fields: countFields(shown) },
    ...(digest.kind === 'storm' ? oftenNames(digest) : everyName(digest)),
    { kind: 'footer', spans: [text(footerWords(shown))] },
  ];
  return { title: { emoji, spans: [text(title)] }, tone: toneOf(digest), blocks, fallbackText: `${emoji} ${title}` };
}

/** Composes a reply that says names: those for which the message of a digest has no room, or that joined a group later. */
export function composeFurtherNames(digest: Digest, names: readonly string[]): Message {
  const title =
    digest.kind === 'critical' ? `${names.length} more critical` : `${names.length} more: ${groupOf(digest)?.title ?? 'messages'}`;
  const emoji = emojiOf(digest);
  return {
    title: { emoji, spans: [text(title)] },
    tone: toneOf(digest),
    blocks: [nameList(names)],
    fallbackText: `${emoji} ${title}: ${names.slice(0, 3).join(', ')}`,
  };
}

/** Composes what is told when it is over, with all of it as a file. */
export function composeDigestEnd({
  digest,
  file,
  missing,
}: {
  readonly digest: Digest;
  readonly file: FileReference;
  readonly missing: number;
}): Message {
  const title = titleWords(digest);
  const isWhole = missing === 0;
  const where = isWhole
    ? 'Each of them is in the file.'
    : `The file has no room for ${missing} of them; signalbox deliveries list --status digested has all.`;
  return {
    title: { emoji: '🏁', spans: [text(title)] },
    tone: toneOf(digest),
    blocks: [
      { kind: 'paragraph', spans: [...summarySpans(digest), text(` ${where}`)] },
      { kind: 'file', file },
    ],
    fallbackText: `🏁 ${title}`,
  };
}

function emojiOf({ kind, closedAt }: Digest): string {
  if (closedAt !== undefined) return '🏁';
  return { critical: '🚨', storm: '🌊', group: '🗂️' }[kind];
}

function groupOf({ groupKey }: Digest): Grouping | undefined {
  return groupKey === undefined ? undefined : readGroupKey(groupKey);
}

function titleWords(digest: Digest): string {
  const { kind, tally, openedAt, closedAt } = digest;
  const { total, overCount } = tally;
  const group = groupOf(digest);
  if (group !== undefined) return `${group.title}: ${total} messages${overCount === 0 ? '' : `, ${overCount} ended since`}`;
  const what = kind === 'critical' ? `${total} critical` : `${total} messages`;
  if (closedAt === undefined) return `${what} at once`;
  const took = durationInWords(closedAt.getTime() - openedAt.getTime()) ?? 'no time';
  return `Over: ${what} in ${took}, ${overCount} ended since`;
}

function summarySpans({ kind, tally: { total, overCount }, openedAt, closedAt }: Digest): readonly Span[] {
  const opened: Span = { kind: 'time', at: openedAt.toISOString() };
  const going = {
    critical: 'More critical messages came than can be shown one by one: ',
    storm: 'More came than this channel can show one by one: ',
    group: 'Shown together by a rule: ',
  }[kind];
  const count = `${total} since `;
  const ended = overCount === 0 ? '.' : `; ${overCount} of them ended meanwhile.`;
  if (closedAt === undefined) return [text(going), bold(count.trimEnd()), text(' '), opened, text(ended)];
  return [text('From '), opened, text(' to '), { kind: 'time', at: closedAt.toISOString() }, text(` ${total} came${ended}`)];
}

function countFields({ digest: { tally }, accountNames = {} }: DigestToCompose): readonly Field[] {
  const severities = SEVERITIES.flatMap((severity) =>
    tally.bySeverity[severity] === undefined ? [] : [`${tally.bySeverity[severity]} ${severity}`],
  );
  return [
    field('Severity', severities.join(', ')),
    field('Kinds', countWords(tally.byKind)),
    field(
      'Accounts and Regions',
      countWords(tally.byPlace, (place) => placeWords(place, accountNames)),
    ),
  ].filter(({ value }) => value.length > 0);
}

function field(label: string, words: string): Field {
  return { label, value: words === '' ? [] : [text(words)], isShort: false };
}

function countWords(counts: DigestCounts, wordsOf: (name: string) => string = (name) => name): string {
  const { top, rest } = mostOften(counts, GROUPS_SHOWN);
  const words = top.map(([name, count]) => `${wordsOf(name)} ×${count}`);
  return top.length === 0 ? '' : [...words, ...(rest === 0 ? [] : [`others ×${rest}`])].join(', ');
}

function placeWords(place: string, accountNames: AccountNames): string {
  const [account = '', region] = place.split(' ');
  const name = Object.hasOwn(accountNames, account) ? accountNames[account] : undefined;
  const accountWords = name === undefined ? account : `${name} (${account})`;
  return region === undefined ? accountWords : `${accountWords} ${region}`;
}

function oftenNames({ tally: { byName } }: Digest): readonly Block[] {
  const { top, rest } = mostOften(byName, NAMES_SHOWN);
  const items = top.map(([name, count]): readonly Span[] => [text(name), text(count === 1 ? '' : ` ×${count}`)]);
  if (items.length === 0) return [];
  return [{ kind: 'list', items: rest === 0 ? items : [...items, [text(`and ${rest} more`)]] }];
}

function everyName({ kind, listedNames, tally: { total } }: Digest): readonly Block[] {
  const further = total - listedNames.length;
  const list = nameList(listedNames);
  return further <= 0
    ? [list]
    : [
        list,
        { kind: 'paragraph', spans: [text(`${further} more in the replies${kind === 'critical' ? ', and in the file at the end' : ''}.`)] },
      ];
}

function nameList(names: readonly string[]): Block {
  return { kind: 'list', items: names.map((name) => [text(name)]) };
}

function footerWords({ digest, changeEverySeconds }: DigestToCompose): string {
  if (digest.closedAt !== undefined) return 'One message in the place of many.';
  const group = groupOf(digest);
  if (group !== undefined) {
    const interval = durationInWords(group.intervalMs);
    return `One message in the place of many${interval === undefined ? '' : `, brought up to date every ${interval}`}.`;
  }
  return `One message in the place of many, brought up to date every ${changeEverySeconds} s. The whole list comes as a file when it is over.`;
}

function callLine({ digest, mentionRules = [] }: DigestToCompose): readonly Block[] {
  const severity = worstOf(digest);
  const kind = mostOften(digest.tally.byKind, 1).top[0]?.[0] ?? '';
  if (severity === undefined || digest.closedAt !== undefined) return [];
  const mentions = mentionsByRules(mentionRules, { severity, kind });
  const spans = mentions.flatMap((mention, index): readonly Span[] => [
    ...(index === 0 ? [] : [text(' ')]),
    { kind: 'mention', ...mention },
  ]);
  return spans.length === 0 ? [] : [{ kind: 'paragraph', spans }];
}

function worstOf({ tally }: Digest): Severity | undefined {
  return worstSeverity(SEVERITIES.filter((severity) => tally.bySeverity[severity] !== undefined));
}

function toneOf(digest: Digest): Message['tone'] {
  if (digest.closedAt !== undefined) return digest.tally.overCount >= digest.tally.total ? 'good' : 'neutral';
  const worst = worstOf(digest);
  return worst === 'critical' || worst === 'high' ? 'bad' : 'warning';
}
