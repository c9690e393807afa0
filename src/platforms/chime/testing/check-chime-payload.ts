// Says what Chime would refuse in a message, or would make more of than text.
import type { ChimePayload } from '../chime-payload.ts';
import { MAX_CONTENT_SIZE } from '../chime-limits.ts';

// Match: "```\ncode\n```". Near miss: "a ``` b".
const CODE_BLOCK = /^```\n[\s\S]*?\n```$/gm;
// Match: an address that is followed by white space, a bracket or the end. Near miss: ftp://a.
const ADDRESS = /https?:\/\/[^\s)]+/g;
// Match: *bold*, `code`, [text], <b>, _italic_ at the edge of a word, "# ", "- " and "1. " at the start of a line. Near miss: a_b.
const MARKUP = /[*`[\]<>&|\\~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[ \t]*(?:[#=+-]|\d{1,9}[.)])/mu;
// Match: :rocket:, :+1:. Near miss: 12:30:45.
const SHORTCODE = /:[a-z+][\w+-]*:/;
// Match: @All, @ana. Near miss: "a @ b", an @ with an unseen joiner behind it.
const MENTION = /@[^\s\u2060…,.;!?)]+/g;

/** What comes to life in a message. */
export interface ChimeLife {
  readonly mentions: readonly string[];
  readonly addresses: readonly string[];
}

/** Lists the mentions and addresses that Chime finds in a message. */
export function findChimeLife({ Content: content }: ChimePayload): ChimeLife {
  const addresses = content.match(ADDRESS) ?? [];
  return { addresses, mentions: content.replaceAll(ADDRESS, ' ').match(MENTION) ?? [] };
}

/** Lists what Chime would refuse or show otherwise in the payload; nothing where all is well. */
export function checkChimePayload(payload: ChimePayload): string[] {
  const { Content: content } = payload;
  const isMarkdown = content.startsWith('/md ');
  // An address is a word: what follows it begins no line.
  const prose = (isMarkdown ? content.slice('/md '.length) : content).replaceAll(CODE_BLOCK, '').replaceAll(ADDRESS, '0');
  const problems: readonly (readonly [boolean, string])[] = [
    [Object.keys(payload).join() !== 'Content', 'has more than one key'],
    [content.trim() === '', 'has nothing to show'],
    [!content.isWellFormed(), 'holds half a character'],
    [Buffer.byteLength(content) > MAX_CONTENT_SIZE, `is ${Buffer.byteLength(content)} bytes long`],
    [findChimeLife(payload).mentions.some((name) => !/^@(?:All|Present)/.test(name)), 'calls a person'],
    [isMarkdown && MARKUP.test(prose), 'holds markup'],
    [!isMarkdown && /^\/\w/.test(content), 'is a command'],
    [SHORTCODE.test(prose), 'holds a shortcode'],
  ];
  return problems.filter(([isProblem]) => isProblem).map(([, problem]) => problem);
}
