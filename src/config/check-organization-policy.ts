// The files of the organization's chat applications policy: each must be one, and what they forbid is said.
import { findPolicyViolation, type PolicySubject } from '../domain/organization-policy/find-policy-violation.ts';
import { mergePolicySources, type IgnoredChange } from '../domain/organization-policy/merge-policy-sources.ts';
import { settingName, type OrganizationPolicy, type PolicyProblem } from '../domain/organization-policy/organization-policy.ts';
import { parsePolicySource } from '../domain/organization-policy/parse-policy-source.ts';
import type { PolicySource } from '../domain/organization-policy/policy-source.ts';
import { subjectOfChannel } from '../domain/organization-policy/subject-of-channel.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { locateInJson } from './locate-in-json.ts';
import type { PartialConfig } from './partial-config.ts';
import type { ReadFile } from './read-file.ts';

/** Largest file that is read: AWS takes 10,000 characters without white space (AWS Organizations quotas); with room for it. */
const POLICY_FILE_MAX_BYTES = 65_536;

const SECTION: ConfigPath = ['organizationPolicy'];

/** Reports what is wrong with the section and its files; warns of what has no effect, and of configurations that the policy disables. */
export async function checkOrganizationPolicy(config: PartialConfig, findings: Findings, readFile: ReadFile): Promise<void> {
  const section = config.organizationPolicy;
  if (section === undefined) return;
  const { files = [] } = section;
  checkOrigin(section, findings);
  const sources: PolicySource[] = [];
  for (const [index, file] of files.entries()) {
    const source = file === undefined ? undefined : await readSource(file, [...SECTION, 'files', index], { findings, readFile });
    if (source !== undefined) sources.push(source);
  }
  // Of a part of the policy nobody can say what it forbids.
  if (sources.length === 0 || sources.length < files.length) return;
  const { policy, ignored } = mergePolicySources(sources);
  for (const each of ignored) findings.warn([...SECTION, 'files', each.source], describeIgnored(each, files));
  warnOfDisabled(config, findings, policy);
}

function checkOrigin(
  { files = [], fromOrganizations = false }: NonNullable<PartialConfig['organizationPolicy']>,
  findings: Findings,
): void {
  const path = [...SECTION, 'files'];
  if (files.length > 0 && fromOrganizations) findings.report(path, 'cannot stand beside fromOrganizations: keep one');
  if (files.length > 0 || fromOrganizations || findings.isFaulty(path)) return;
  findings.report(SECTION, 'says no policy: list files, or set fromOrganizations to true');
}

async function readSource(
  file: string,
  path: ConfigPath,
  { findings, readFile }: { readonly findings: Findings; readonly readFile: ReadFile },
): Promise<PolicySource | undefined> {
  const outcome = await readFile(file, POLICY_FILE_MAX_BYTES);
  if (outcome.status !== 'read') {
    findings.report(path, `${file} ${outcome.reason}`);
    return undefined;
  }
  const text = Buffer.from(outcome.bytes).toString('utf8');
  const parsed = parsePolicySource(text);
  if (parsed.status === 'ok') return parsed.source;
  findings.report(path, parsed.problems.map((problem) => describeProblem(problem, file, text)).join('; '));
  return undefined;
}

function describeProblem({ path, text: what }: PolicyProblem, file: string, text: string): string {
  if (path.length === 0) return `${file} ${what}`;
  const place = locateInJson(text, path);
  return `${place === undefined ? file : `${file}:${place}`} ${settingName(path)}: ${what}`;
}

function describeIgnored({ change, forbiddenBy }: IgnoredChange, files: readonly (string | undefined)[]): string {
  return `${settingName(change.path)}: ${change.operator} has no effect: ${files[forbiddenBy] ?? 'a policy above'} does not let policies below use it there`;
}

function warnOfDisabled(config: PartialConfig, findings: Findings, policy: OrganizationPolicy): void {
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    const subject = item === undefined ? undefined : subjectOf(item, config);
    const violation = subject === undefined ? undefined : findPolicyViolation(policy, subject);
    // Whether a channel is public only Slack can say, and it is asked at run time.
    if (violation === undefined || violation.isForWantOfKnowledge) continue;
    findings.warn(['channelConfigurations', index], `is DISABLED by the organization: ${violation.text}`);
  }
}

type Item = NonNullable<NonNullable<PartialConfig['channelConfigurations']>[number]>;

function subjectOf(item: Item, config: PartialConfig): PolicySubject | undefined {
  const { platform, channelId, workspaceId = '', role, accounts = [], userAuthorizationRequired = false } = item;
  if (platform === undefined || channelId === undefined) return undefined;
  const ownRole = role !== undefined || accounts.length > 0 ? 'channel_role' : undefined;
  const roleSetting = config.userAuthorizationRequired === true || userAuthorizationRequired ? 'user_role' : ownRole;
  return subjectOfChannel({ platform, channelId, workspaceId }, { roleSetting, teamsTenantId: config.teams?.tenantId });
}
