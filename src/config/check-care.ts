// The rules of inhibitions and planned work: names that stand once, and those of channels and time windows that are there.
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

/** Reports what is wrong with their names. */
export function checkCare(config: PartialConfig, findings: Findings): void {
  const { inhibitions = [], maintenance = [], muteTimings = [] } = config.notifications ?? {};
  for (const [key, list] of Object.entries({ inhibitions, maintenance })) {
    const names = list.map((one, index) => ({ path: ['notifications', key, index, 'name'], value: one?.name }));
    reportRepeats(names, 'the name', findings);
  }
  reportUnknownConfigurations(
    config,
    findings,
    maintenance.map((one, index) => ({ path: ['notifications', 'maintenance', index, 'channels'], names: one?.channels ?? [] })),
  );
  if (muteTimings.some((timing) => timing?.name === undefined)) return;
  const windows = muteTimings.flatMap((timing) => timing?.name ?? []);
  for (const [index, one] of maintenance.entries()) {
    if (one?.during === undefined || windows.includes(one.during)) continue;
    const fault = describeUnknownName('time window of notifications.muteTimings', one.during, windows);
    findings.report(['notifications', 'maintenance', index, 'during'], fault);
  }
}
