// All that the doctor looks at in chat, of every platform: also what the page's Set-up shows.
import type { Config } from '../../config/schema.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { slackChecks, teamsCheck } from './slack-checks.ts';
import { webhookChecks } from './webhook-checks.ts';

/** Lists the checks. */
export function chatChecks(config: Config): readonly DoctorCheck[] {
  return [...slackChecks(config), ...webhookChecks(config), teamsCheck];
}
