// Rules across the senders at the HTTP door.
import { sha256 } from '../lib/sha256.ts';
import type { NotifyConfig } from '../notifications/ingest/notify-config.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

type Token = Partially<NotifyConfig['tokens'][number]>;

// The same key is written with it and without it: events of two senders would count as those of the first.
// Match: the end of whsec_c2VjcmV0cw==. Near miss: a=b.
const PADDING = /=+$/;

interface Placed<Item> {
  readonly item: Item | undefined;
  readonly path: ConfigPath;
}

/** Reports senders that share a name or a key, keys that are none or two, and configurations that do not exist. */
export function checkNotifySenders(config: PartialConfig, findings: Findings): void {
  const tokens = place(config.notify?.tokens, ['notify', 'tokens']);
  const webhooks = place(config.notify?.webhooks, ['notify', 'webhooks']);
  const accessKeys = place(config.notify?.accessKeys, ['notify', 'accessKeys']);
  const senders = [...tokens, ...webhooks, ...accessKeys];
  reportRepeats(
    senders.map(({ item, path }) => ({ path: [...path, 'name'], value: item?.name })),
    'the name',
    findings,
  );
  checkTokens(tokens, findings);
  for (const { item, path } of webhooks.flatMap(keysOf)) checkWebhookKey(item, path, findings);
  reportRepeats(
    webhooks.flatMap(keysOf).map(({ item, path }) => ({ path: [...path, 'secret'], value: item?.secret?.reveal().replace(PADDING, '') })),
    'the secret',
    findings,
  );
  reportRepeats(
    webhooks.flatMap(keysOf).map(({ item, path }) => ({ path: [...path, 'publicKey'], value: item?.publicKey?.replace(PADDING, '') })),
    'the public key',
    findings,
  );
  reportRepeats(
    accessKeys.flatMap(keysOf).map(({ item, path }) => ({ path: [...path, 'accessKeyId'], value: item?.accessKeyId })),
    'the access key',
    findings,
  );
  const lists = senders.map(({ item, path }) => ({ path: [...path, 'configurationNames'], names: item?.configurationNames ?? [] }));
  reportUnknownConfigurations(config, findings, lists);
}

function place<Item>(items: readonly (Item | undefined)[] | undefined, path: ConfigPath): readonly Placed<Item>[] {
  return (items ?? []).map((item, index) => ({ item, path: [...path, index] }));
}

function keysOf<Key>({ item, path }: Placed<{ readonly keys?: readonly (Key | undefined)[] | undefined }>): readonly Placed<Key>[] {
  return place(item?.keys, [...path, 'keys']);
}

function checkTokens(tokens: readonly Placed<Token>[], findings: Findings): void {
  const all = tokens.flatMap(({ item, path }): readonly Placed<Pick<Token, 'token' | 'tokenSha256'>>[] =>
    item?.previous === undefined
      ? [{ item, path }]
      : [
          { item, path },
          { item: item.previous, path: [...path, 'previous'] },
        ],
  );
  for (const { item, path } of all) checkToken(item, path, findings);
  reportRepeats(
    all.map(({ item, path }) => {
      const isPlain = item?.token !== undefined;
      return { path: [...path, isPlain ? 'token' : 'tokenSha256'], value: isPlain ? sha256(item.token.reveal()) : item?.tokenSha256 };
    }),
    'the token',
    findings,
  );
}

function checkToken(item: Pick<Token, 'token' | 'tokenSha256'> | undefined, path: ConfigPath, findings: Findings): void {
  const isFaulty = findings.isFaulty([...path, 'token']) || findings.isFaulty([...path, 'tokenSha256']);
  if (item === undefined || isFaulty) return;
  if (item.token === undefined && item.tokenSha256 === undefined) {
    findings.report(path, 'has no token; give it tokenSha256 ("signalbox notify-token new" prints one with its token), or token');
  } else if (item.token !== undefined && item.tokenSha256 !== undefined) {
    findings.report([...path, 'tokenSha256'], 'stands beside token; keep one of the two');
  }
}

type WebhookKey = Partially<NotifyConfig['webhooks'][number]['keys'][number]>;

function checkWebhookKey(item: WebhookKey | undefined, path: ConfigPath, findings: Findings): void {
  const isFaulty = findings.isFaulty([...path, 'secret']) || findings.isFaulty([...path, 'publicKey']);
  if (item === undefined || isFaulty) return;
  if (item.secret === undefined && item.publicKey === undefined) findings.report(path, 'has neither secret nor publicKey');
  else if (item.secret !== undefined && item.publicKey !== undefined) {
    findings.report([...path, 'publicKey'], 'stands beside secret; give each a key of its own in the list');
  }
}
