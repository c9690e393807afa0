// Rules across the senders of custom notifications.
import { nearestName } from '../lib/nearest-name.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { Config } from './schema.ts';

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
  const known = listConfigurationNames(config, findings);
  if (known === undefined) return;
  for (const { token, path } of tokens) {
    for (const [position, name] of (token?.configurationNames ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue;
      const near = nearestName(name, known);
      const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
      findings.report([...path, 'configurationNames', position], `no channel configuration has this name${describeValue(name)}${hint}`);
    }
  }
}

// Undefined where a fault hides a name: then nobody can say which are missing.
function listConfigurationNames(config: PartialConfig, findings: Findings): readonly string[] | undefined {
  const path = ['channelConfigurations'];
  if (findings.isFaulty(path) || findings.isDamaged(path)) return undefined;
  const names: string[] = [];
  for (const item of config.channelConfigurations ?? Config.parse({}).channelConfigurations) {
    if (item?.configurationName === undefined) return undefined;
    names.push(item.configurationName);
  }
  return names;
}
