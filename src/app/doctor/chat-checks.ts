// All that the doctor looks at in chat, of every platform: also what the page's Set-up shows.
import type { Config } from '../../config/schema.ts';
import type { DoctorCheck } from './doctor-check.ts';
import type { TeamsServices } from '../../platforms/teams/teams-services.ts';
import { slackChecks } from './slack-checks.ts';
import { teamsChecks } from './teams-checks.ts';
import { webhookChecks } from './webhook-checks.ts';

/** Lists the checks; Teams is at Microsoft's unless other services are given. */
export function chatChecks(config: Config, teamsServices?: TeamsServices): readonly DoctorCheck[] {
  return [...slackChecks(config), ...webhookChecks(config), ...teamsChecks(config, teamsServices)];
}
