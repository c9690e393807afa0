// The answer of a function of AWS Lambda: what it said, its log, how long it took, and whether it failed.
import { MASK } from '../../catalogue/mask-sensitive.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import { allowMentions } from '../../messages/allow-mentions.ts';
import type { Block, Field } from '../../messages/message.ts';
import { parseClientMarkdown } from '../../messages/parse-client-markdown.ts';
import { text } from '../../messages/spans.ts';
import { truncateBlocks } from '../../messages/truncate-blocks.ts';
import { truncateText } from '../../messages/truncate.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { composeCode } from './compose-formatted.ts';

type Structure = Readonly<Record<string, unknown>>;

/** What was composed. */
export interface ComposedFunctionAnswer {
  readonly headline?: string;
  readonly blocks: readonly Block[];
  /** True where the function itself failed: to AWS the call has succeeded. */
  readonly isFailed: boolean;
}

/** Longest payload and longest log that are shown. */
const PAYLOAD_MAX_LENGTH = 6_000;
const LOG_MAX_LENGTH = 4_000;

/** Longest error of a function in a sentence. */
const ERROR_MAX_LENGTH = 600;

// The line that AWS Lambda ends a log with. Match: REPORT RequestId: 8f5 Duration: 12.34 ms Billed Duration: 13 ms Memory Size: 128 MB Max Memory Used: 65 MB
const REPORT = /^REPORT RequestId:.*$/m;
// Match: \tDuration: 12.34 ms. Near miss: Billed Duration: 13 ms, which is rounded up.
const REPORTED: readonly (readonly [string, RegExp])[] = [
  ['Duration', /(?<!Billed |Init |Restore )Duration: ([\d.]+ ms)/],
  ['Cold start', /Init Duration: ([\d.]+ ms)/],
  ['Memory used', /Max Memory Used: (\d+ MB)/],
];

// How the response of an asynchronous call begins: the function has not run yet.
const ACCEPTED = 202;

/** Composes the answer of `lambda invoke`. */
export function composeFunctionAnswer(output: Structure, { isMarkdown = false } = {}): ComposedFunctionAnswer {
  const { StatusCode: status, FunctionError: error, Payload: payload } = output;
  const isFailed = typeof error === 'string' && error !== '';
  const content = payload instanceof Uint8Array ? readPayload(payload) : undefined;
  const log = logOf(output['LogResult']);
  const fields = fieldsOf(output, log);
  return {
    ...(isFailed ? { headline: 'the function failed' } : {}),
    isFailed,
    blocks: [
      ...(isFailed ? describeError(content) : []),
      ...(status === ACCEPTED ? [paragraph('The function was started; its answer is not waited for.')] : []),
      ...(fields.length === 0 ? [] : [{ kind: 'fields' as const, fields }]),
      ...(isMarkdown && !isFailed ? composeSaid(payload, content) : composePayload(payload, content)),
      ...(log === undefined ? [] : [paragraph('The end of its log:'), ...composeCode(log.replaceAll('\t', ' '), LOG_MAX_LENGTH)]),
    ],
  };
}

/** What AWS says of the call, and the last line of the log. */
function fieldsOf({ StatusCode: status, FunctionError: error, ExecutedVersion: version }: Structure, log = ''): readonly Field[] {
  const report = REPORT.exec(log)?.[0] ?? '';
  const said: readonly (readonly [string, unknown])[] = [
    ['Error', error],
    ['Status', typeof status === 'number' ? String(status) : undefined],
    ['Version', version],
    ...REPORTED.map(([label, pattern]) => [label, pattern.exec(report)?.[1]] as const),
  ];
  return said.flatMap(([label, value]) => (typeof value === 'string' && value !== '' ? [field(label, value)] : []));
}

/** `errorType` and `errorMessage`, which every runtime gives. */
function describeError(content: unknown): readonly Block[] {
  if (typeof content !== 'object' || content === null || !('errorMessage' in content)) return [];
  const { errorMessage, errorType } = content as { errorMessage: unknown; errorType?: unknown };
  const words = [errorType, errorMessage].filter((part): part is string => typeof part === 'string' && part !== '').join(': ');
  return words === '' ? [] : [paragraph(truncateText(words, ERROR_MAX_LENGTH))];
}

function composeSaid(payload: unknown, content: unknown): readonly Block[] {
  return typeof content === 'string' ? composeMarkdown(content) : composePayload(payload, content);
}

/** The text that a custom action's function answers with is meant to be read; it calls nobody, whatever it says (R13). */
function composeMarkdown(content: string): readonly Block[] {
  const blocks = parseClientMarkdown(makeVisible(content.slice(0, PAYLOAD_MAX_LENGTH)));
  const cut = truncateBlocks(blocks, PAYLOAD_MAX_LENGTH);
  const shown = allowMentions({ title: { spans: [] }, tone: 'neutral', blocks: cut.blocks, fallbackText: '' }, 'none');
  const isCut = cut.isTruncated || content.length > PAYLOAD_MAX_LENGTH;
  return [...shown.blocks, ...(isCut ? [paragraph(`Cut to fit: the answer has ${content.length} characters.`)] : [])];
}

function composePayload(payload: unknown, content: unknown): readonly Block[] {
  if (!(payload instanceof Uint8Array) || payload.length === 0) return [];
  if (content === undefined) return [paragraph(`The answer has ${payload.length} bytes that are no text.`)];
  if (content === null) return [paragraph('The answer is null: the function gave nothing back.')];
  return composeCode(typeof content === 'string' ? content : JSON.stringify(content, undefined, 2), PAYLOAD_MAX_LENGTH);
}

/** As JSON where it is, else as text; undefined where it is neither. */
function readPayload(payload: Uint8Array): unknown {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    try {
      return JSON.parse(content) as unknown;
    } catch {
      return content;
    }
  } catch {
    return undefined;
  }
}

/** R9: nobody has seen what is in the Base64 yet. */
function logOf(log: unknown): string | undefined {
  if (typeof log !== 'string' || log === '') return undefined;
  return maskSecretPatterns(Buffer.from(log, 'base64').toString(), MASK).trimEnd();
}

function field(label: string, value: string): Field {
  return { label, value: [text(truncateText(value, ERROR_MAX_LENGTH))], isShort: true };
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', spans: [text(words)] };
}
