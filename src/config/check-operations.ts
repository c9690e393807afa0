// Rules about the channel of operations.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

/** Reports a channel of operations that does not exist. */
export function checkOperations(config: PartialConfig, findings: Findings): void {
  const channel = config.operations?.channel;
  if (channel !== undefined)
    reportUnknownConfigurations(config, findings, [{ path: ['operations', 'channel'], names: [channel], isOne: true }]);
}
