// What a person typed, from what Slack makes of it: links, channel names, escaped characters, and the bot's name in front.

/**
 * How much is passed on: more than a command may have (40,000 characters, as a message of Slack's), so that a longer one is refused. One that
 * were cut here might lose its `--dry-run`.
 */
const MAX_TEXT_LENGTH = 50_000;

/** How much is read for it: Slack writes five characters for one (`&amp;`). */
const MAX_RAW_LENGTH = 5 * MAX_TEXT_LENGTH;

// Match: <@U0123ABCD>, <@U0123ABCD|signalbox>. Near miss: <#C0123ABCD>, <!here>.
const PERSON = /<@([UW][0-9A-Z]+)(?:\|[^<>]*)?>/;

// Match: <https://example.com|example.com>, <#C0123ABCD|general>, <mailto:a@b.example|a@b.example>. Near miss: <@U0123ABCD>, &lt;b&gt;.
const REFERENCE = /<(?!@)([^<>|]+)(?:\|([^<>]*))?>/g;

// Match: <https://example.com|example.com>, <mailto:a@b.example|a@b.example>. Near miss: a<5 && b>3 (nothing is escaped where links are not made).
const LINK = /<((?:https?:|mailto:)[^<>|\s]+)(?:\|([^<>]*))?>/g;

// Match: "@Signalbox help", "@aws: help", "@Amazon Q help". Near miss: "@ana help" (somebody else), "aws ec2 help" (a word of the command).
const WRITTEN_NAME = /^@(?:aws|signalbox|amazon q)(?![\w-])[:,]?\s*/i;

function showReference(_whole: string, target: string, label?: string): string {
  const shown = label === undefined || label === '' ? target.replace(/^mailto:/, '') : label;
  return target.startsWith('#') && label !== undefined && label !== '' ? `#${label}` : shown;
}

function withoutEscapes(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Undoes what Slack makes of the text of a message. */
function readTyped(text: string): string {
  return withoutEscapes(text.replace(REFERENCE, showReference));
}

/** Takes away the bot's name where it was written out, with or without being a mention; in any case. */
function withoutWrittenName(text: string): string {
  return text.trim().replace(WRITTEN_NAME, '').trim().slice(0, MAX_TEXT_LENGTH);
}

/** Reads what was said after the bot's name; where the bot's id is not told, after the first name called. */
export function textAfterName(text: string, botUserId: string | undefined): string {
  let rest = text.slice(0, MAX_RAW_LENGTH);
  for (let found = PERSON.exec(rest); found !== null; found = PERSON.exec(rest)) {
    rest = rest.slice(found.index + found[0].length);
    if (botUserId === undefined || found[1] === botUserId) return withoutWrittenName(readTyped(rest));
  }
  return '';
}

/** Reads what was said to the bot without a need to name it; its name may stand in front all the same. */
export function textOfMessage(text: string, botUserId: string | undefined): string {
  const said = text.slice(0, MAX_RAW_LENGTH).trim();
  const called = PERSON.exec(said);
  const isNamed = called !== null && called.index === 0 && (botUserId === undefined || called[1] === botUserId);
  return withoutWrittenName(readTyped(isNamed ? said.slice(called[0].length) : said));
}

/** Reads what was typed behind a slash command, of which Slack makes links and escaped characters at most. */
export function textOfSlashCommand(text: string): string {
  return withoutWrittenName(withoutEscapes(text.slice(0, MAX_RAW_LENGTH).replace(LINK, showReference)));
}

/** Tells whether somebody is named in a text by a mention. */
export function isNaming(text: string, userId: string | undefined): boolean {
  return userId !== undefined && (text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`));
}
