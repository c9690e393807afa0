// Values that the AWS CLI would fetch from somewhere: files of the machine, and addresses. Nobody in a chat reads the server's files (D4).
import type { Member } from '../../catalogue/shape.ts';
import { quote } from './parse-failure.ts';

// Match: file://policy.json, FILEB://code.zip. Near miss: profile://x.
const FILE = /^\s*fileb?:\/\//i;
const ADDRESS = /^\s*https?:\/\//i;

// Members whose text is an address or may be any text: QueueUrl, Location, CallbackURLs, Endpoint, Origin, Text, Value.
// Near miss: TemplateBody (the AWS CLI would fetch the template).
const TAKES_ADDRESSES =
  /(?:ur[li]s?|endpoints?|locations?|origins?|links?|website|domains?|repositor(?:y|ies)|issuers?|audience|target|source|package|text|values?|message|(?<!template)body|description|subject|name|keys?|id|arn)$|redirect|callback/i;

/** Says why a value is refused, or nothing where it is taken as it stands. */
export function refuseFile(value: string, argument: string, member: Member | undefined): string | undefined {
  if (FILE.test(value)) {
    return `--${argument} ${quote(value)}: no files are read here, neither yours nor the server's. Paste the content in single quotes.`;
  }
  if (!ADDRESS.test(value) || takesAddresses(member)) return undefined;
  return `--${argument} ${quote(value)}: nothing is fetched from addresses here. Paste the content in single quotes.`;
}

function takesAddresses(member: Member | undefined): boolean {
  if (member === undefined) return false;
  const { shape } = member;
  const isText = shape.kind === 'string' || (shape.kind === 'list' && shape.element.kind === 'string');
  return isText && (TAKES_ADDRESSES.test(member.name) || member.enumValues !== undefined);
}
