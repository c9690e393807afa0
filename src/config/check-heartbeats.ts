// Rules about sources that are to be heard of again and again.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

/** Reports names that repeat, channels that do not exist, and sources of whose silence nobody would hear. */
export function checkHeartbeats(config: PartialConfig, findings: Findings): void {
  const heartbeats = (config.notifications?.heartbeats ?? []).map((heartbeat, index) => ({
    heartbeat,
    path: ['notifications', 'heartbeats', index] as const,
  }));
  reportRepeats(
    heartbeats.map(({ heartbeat, path }) => ({ path: [...path, 'name'], value: heartbeat?.name })),
    'the name',
    findings,
  );
  const told = heartbeats.flatMap(({ heartbeat, path }) =>
    heartbeat?.tells === undefined ? [] : [{ path: [...path, 'tells'], names: [heartbeat.tells], isOne: true as const }],
  );
  reportUnknownConfigurations(config, findings, told);
  const hasOperations = config.operations?.channel !== undefined || findings.isFaulty(['operations']);
  for (const { heartbeat, path } of heartbeats) {
    const isTold = heartbeat === undefined || heartbeat.tells !== undefined || hasOperations || findings.isFaulty([...path, 'tells']);
    if (!isTold) findings.report([...path, 'tells'], 'is missing, and there is no operations.channel: nobody would hear of it');
  }
}
