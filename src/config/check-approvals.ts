// Rules across approvals and people: whom a rule names must be able to meet it, and an identity is of one person.
import { createPeople, type LinkedPerson, type People } from '../domain/people.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { listSlackWorkspaceIds } from './list-slack-workspace-ids.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

type Listed = readonly (string | undefined)[];

/** Reports rules that nobody can meet, names that are not there, and identities of two persons. */
export function checkApprovals(config: PartialConfig, findings: Findings): void {
  const { people = [], approvals, breakGlass } = config;
  const rules = approvals?.rules ?? [];
  reportRepeats(
    rules.map((rule, index) => ({ path: ['approvals', 'rules', index, 'name'], value: rule?.name })),
    'the name',
    findings,
  );
  reportRepeats(
    people.flatMap((person, index) =>
      (person?.identities ?? []).map((value, position) => ({ path: ['people', index, 'identities', position], value })),
    ),
    'the identity',
    findings,
  );
  checkApprovers(config, findings);
  const named = rules.map((rule, index) => {
    return { path: ['approvals', 'rules', index, 'channelConfigurations'], names: rule?.channelConfigurations ?? [] };
  });
  reportUnknownConfigurations(config, findings, named);
  checkAnnouncement(config, findings);
  warnOfStrangers(config, { path: ['approvals', 'approvers'], identities: approvals?.approvers ?? [] }, findings);
  warnOfStrangers(config, { path: ['breakGlass', 'people'], identities: breakGlass?.people ?? [] }, findings);
  for (const [index, rule] of rules.entries()) {
    warnOfStrangers(config, { path: ['approvals', 'rules', index, 'approvers'], identities: rule?.approvers ?? [] }, findings);
  }
}

function checkApprovers(config: PartialConfig, findings: Findings): void {
  const people = createPeople(listPeople(config));
  const general: ApprovingRule = { approvers: config.approvals?.approvers, minimumApprovals: config.approvals?.minimumApprovals };
  for (const [index, rule] of (config.approvals?.rules ?? []).entries()) {
    const path = ['approvals', 'rules', index] as const;
    const isFaulty = isFaultyAt([[...path, 'approvers'], ['approvals', 'approvers'], path], findings);
    if (rule === undefined || isFaulty) continue;
    const lack = findLack(
      { approvers: rule.approvers ?? general.approvers, minimumApprovals: rule.minimumApprovals ?? general.minimumApprovals },
      people,
    );
    if (lack !== undefined) findings.report(path, `${lack}: list approvers there or under approvals`);
  }
}

interface ApprovingRule {
  readonly approvers: Listed | undefined;
  readonly minimumApprovals: number | undefined;
}

/** Undefined where enough people can approve, or a fault hides one of them: then nobody can say how many there are. */
function findLack({ approvers = [], minimumApprovals = 1 }: ApprovingRule, people: People): string | undefined {
  const identities = approvers.filter((identity) => identity !== undefined);
  const count = people.distinct(identities).length;
  return identities.length < approvers.length || count >= minimumApprovals ? undefined : describeLack(count, minimumApprovals);
}

function describeLack(count: number, minimum: number): string {
  return count === 0 ? 'names nobody who could approve' : `needs ${minimum} approvals, and only ${count} can approve`;
}

function isFaultyAt(paths: readonly ConfigPath[], findings: Findings): boolean {
  return paths.some((path) => findings.isFaulty(path));
}

function listPeople({ people = [] }: PartialConfig): readonly LinkedPerson[] {
  return people.flatMap((person) => {
    const identities = (person?.identities ?? []).filter((identity) => identity !== undefined);
    return person?.name === undefined ? [] : [{ name: person.name, identities }];
  });
}

function checkAnnouncement(config: PartialConfig, findings: Findings): void {
  const { announceIn } = config.breakGlass ?? {};
  if (announceIn === undefined) return;
  reportUnknownConfigurations(config, findings, [{ path: ['breakGlass', 'announceIn'], names: [announceIn], isOne: true }]);
}

function warnOfStrangers(
  config: PartialConfig,
  { path, identities }: { readonly path: ConfigPath; readonly identities: Listed },
  findings: Findings,
): void {
  const workspaceIds = listSlackWorkspaceIds(config, findings);
  for (const [position, value] of identities.entries()) {
    const identity = value === undefined ? undefined : parseUserIdentity(value);
    if (identity?.platform !== 'slack' || workspaceIds === undefined || workspaceIds.includes(identity.workspaceId)) continue;
    findings.warn([...path, position], `has no effect: workspace ${identity.workspaceId} is not listed in slack.workspaces`);
  }
}
