// The configuration, loaded and checked as a whole: one strict YAML file, the environment over it, secrets from files.
// Everything that is wrong is found at once, each fault with its line; nothing is started with half a configuration.
import { deepFreeze } from '../lib/deep-freeze.ts';
import { anchorPaths } from './anchor-paths.ts';
import { applyEnvironment, type Environment } from './apply-environment.ts';
import { checkAliases } from './check-aliases.ts';
import { checkApprovals } from './check-approvals.ts';
import { checkCare } from './check-care.ts';
import { checkChannelConfigurations } from './check-channel-configurations.ts';
import { checkAccountNames } from './check-account-names.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkCustomActions } from './check-custom-actions.ts';
import { checkGuardrails } from './check-guardrails.ts';
import { checkHeartbeats } from './check-heartbeats.ts';
import { checkMentions } from './check-mentions.ts';
import { checkNotificationRules } from './check-notification-rules.ts';
import { checkNotifySenders } from './check-notify-senders.ts';
import { checkOperations } from './check-operations.ts';
import { checkOrganizationPolicy } from './check-organization-policy.ts';
import { checkPeople } from './check-people.ts';
import { checkPinnedCertificates } from './check-pinned-certificates.ts';
import { checkRouteTests } from './check-route-tests.ts';
import { checkRoutes } from './check-routes.ts';
import { checkServer } from './check-server.ts';
import { checkSqsQueues } from './check-sqs-queues.ts';
import { checkTeams } from './check-teams.ts';
import { checkUserRoles } from './check-user-roles.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { readConfigNode } from './config-node.ts';
import type { ConfigProblem } from './config-problem.ts';
import { Findings } from './findings.ts';
import { leaveOutFaulty } from './partial-config.ts';
import { readConfigFile } from './read-config-file.ts';
import { readFileFromDisk, type ReadFile } from './read-file.ts';
import { resolveSecrets } from './resolve-secrets.ts';
import { Config } from './schema.ts';
import { settleProblems } from './settle-problems.ts';
import { validateData } from './validate-data.ts';

/** The file that is read where none is named; it need not be there. */
const DEFAULT_CONFIG_FILE = 'signalbox.yaml';

/** Where the configuration comes from. */
export interface ConfigSources {
  /** The YAML file; one that is named must exist. */
  readonly file?: string;
  readonly environment: Environment;
  readonly readFile?: ReadFile;
  /** Tries out a configuration in which nothing is wrong, and reports what does not go as it should. */
  readonly tryOut?: TryOut;
}

/** Tries a configuration out. */
export type TryOut = (config: Config, findings: Findings, readFile: ReadFile) => Promise<void>;

/** The configuration, frozen, or everything that is wrong with it; `file` is the file that was read. */
export type ConfigOutcome =
  | { readonly status: 'ok'; readonly config: Config; readonly warnings: readonly ConfigProblem[]; readonly file?: string }
  | {
      readonly status: 'invalid';
      readonly problems: readonly ConfigProblem[];
      readonly warnings: readonly ConfigProblem[];
      readonly file?: string;
    };

/** Loads the configuration; never rejects for what stands in files and environment. */
export async function loadConfig({ file, environment, readFile = readFileFromDisk, tryOut }: ConfigSources): Promise<ConfigOutcome> {
  const findings = new Findings();
  const root = readConfigNode(Config);
  const source = await readConfigFile({ path: file ?? DEFAULT_CONFIG_FILE, mustExist: file !== undefined, readFile, findings });
  const anchor = { file: source.path, findings, readFile };

  applyEnvironment(environment, { root, data: source.data, findings });
  const { secrets, hasSecretInFile } = await resolveSecrets(source.data, root, anchor);
  if (hasSecretInFile && source.isWorldReadable) {
    findings.warnProblem({ path: '', text: 'holds secrets and can be read by every user of this machine' });
  }
  anchorPaths(source.data, root, anchor);
  // Of a file that could not be read at all, nobody can say what is missing in it.
  const config = source.isReadable ? validateData(source.data, root, findings) : undefined;
  if (source.isReadable) {
    const partial = leaveOutFaulty(source.data, findings);
    checkServer(partial, findings);
    checkChannelConfigurations(partial, findings);
    checkTeams(partial, findings);
    checkWebhooks(partial, findings);
    checkNotifySenders(partial, findings);
    checkSqsQueues(partial, findings, environment);
    checkOperations(partial, findings);
    checkHeartbeats(partial, findings);
    checkPeople(partial, findings);
    checkApprovals(partial, findings);
    await checkPinnedCertificates(partial, findings, readFile);
    checkAccounts(partial, findings);
    checkAccountNames(partial, findings);
    checkMentions(partial, findings);
    checkUserRoles(partial, findings);
    await checkNotificationRules(partial, findings);
    checkRoutes(partial, findings);
    checkCare(partial, findings);
    checkAliases(partial, findings);
    checkCustomActions(partial, findings);
    checkRouteTests(partial, findings);
    await checkGuardrails(partial, findings, readFile);
    await checkOrganizationPolicy(partial, findings, readFile);
  }

  if (config !== undefined) await tryOutSound(config, { findings, readFile, tryOut });
  const read = source.isPresent ? { file: source.path } : {};
  const warnings = settleProblems(findings.warnings, secrets);
  const problems = settleProblems(findings.problems, secrets);
  if (config === undefined || problems.length > 0) return { status: 'invalid', problems, warnings, ...read };
  return { status: 'ok', config: deepFreeze(config), warnings, ...read };
}

interface Trial {
  readonly findings: Findings;
  readonly readFile: ReadFile;
  readonly tryOut: TryOut | undefined;
}

async function tryOutSound(config: Config, { findings, readFile, tryOut }: Trial): Promise<void> {
  if (findings.problems.length === 0) await tryOut?.(config, findings, readFile);
}
