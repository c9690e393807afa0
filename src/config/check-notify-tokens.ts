// Rules across the senders of custom notifications.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

/** Reports senders that share a name or a token, and configurations that do not exist. */
export function checkNotifyTokens(config: PartialConfig, findings: Findings): void {
  const tokens = (config.notify?.tokens ?? []).map((token, index) => ({ token, path: ['notify', 'tokens', index] as const }));
  reportRepeats(
    tokens.map(({ token, path }) => ({ path: [...path, 'name'], value: token?.name })),
    'the name',
    findings,
  );
  reportRepeats(
    tokens.map(({ token, path }) => ({ path: [...path, 'token'], value: token?.token?.reveal() })),
    'the token',
    findings,
  );
  const lists = tokens.map(({ token, path }) => ({ path: [...path, 'configurationNames'], names: token?.configurationNames ?? [] }));
  reportUnknownConfigurations(config, findings, lists);
}
