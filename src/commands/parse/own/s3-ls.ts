// `s3 ls`: buckets, or what lies under a prefix of one (AWS CLI, s3 ls), as s3api list-buckets and list-objects-v2.
import { failure, isFailure, quote } from '../parse-failure.ts';
import type { ParseFailure } from '../../../domain/command.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { shellQuote } from '../shell-quote.ts';
import { optionOf, wordOf, type OwnCommand, type OwnWords } from './own-command.ts';

interface Place {
  readonly bucket: string;
  readonly prefix: string;
}

/** Expands it. */
export function expandS3Ls(words: OwnWords): OwnCommand | ParseFailure {
  const [address, second] = words.alone;
  if (second !== undefined) {
    return failure(
      'unknown-argument',
      `s3 ls takes one address; ${quote(second)} is one too many. Put an address with blanks in single quotes.`,
    );
  }
  if (address === undefined) return expandTo(words, { call: ['list-buckets'], prefix: '' });
  const place = readAddress(address);
  if (isFailure(place)) return place;
  const { bucket, prefix } = place;
  const options = [
    optionOf('bucket', bucket),
    ...(prefix === '' ? [] : [optionOf('prefix', prefix)]),
    ...(words.own.has('recursive') ? [] : [optionOf('delimiter', '/')]),
  ];
  return expandTo(words, { call: ['list-objects-v2', ...options], prefix, shown: shellQuote(`s3://${bucket}/${prefix}`) });
}

interface Listing {
  readonly call: readonly [string, ...ShellWord[]];
  readonly prefix: string;
  readonly shown?: string;
}

function expandTo({ own, globals }: OwnWords, { call: [command, ...options], prefix, shown }: Listing): OwnCommand {
  const ownOptions = [...own.keys()].map((name) => `--${name}`);
  return {
    words: [wordOf('s3api'), wordOf(command), ...options, ...globals],
    text: ['s3 ls', ...(shown === undefined ? [] : [shown]), ...ownOptions].join(' '),
    shownAs: {
      kind: 'object-listing',
      prefix,
      isRecursive: own.has('recursive'),
      isHumanReadable: own.has('human-readable'),
      isSummarized: own.has('summarize'),
    },
    notes: [`s3 ls calls s3api ${command}.`],
  };
}

// Match: s3://bucket/a/b, bucket. Near miss: arn:aws:s3:… (an access point).
const ADDRESS = /^(?:s3:\/\/)?([^/]+)(?:\/(.*))?$/is;

function readAddress(address: string): Place | ParseFailure {
  const [, bucket, prefix = ''] = ADDRESS.exec(address) ?? [];
  if (bucket !== undefined && !bucket.startsWith('arn:') && !bucket.includes(':')) return { bucket, prefix };
  return failure('invalid-value', `s3 ls takes an address such as s3://bucket/prefix, not ${quote(address)}.`, {
    suggestions: ['s3 ls', 's3api list-objects-v2 --bucket ARN'],
  });
}
