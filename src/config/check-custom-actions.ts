// Rules of custom actions: each name once, one thing that each of them does, and channel configurations that name those that are there.
import { readTemplate } from '../commands/parse/template/read-template.ts';
import type { ActionCriterion } from '../domain/custom-action.ts';
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import type { CustomActionConfig } from './custom-action-config.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

type Item = Partially<CustomActionConfig>;

const DOES = ['command', 'lambda', 'runbook'] as const;

/** Reports actions that do nothing or several things, conditions without a value, and names that nobody has. */
export function checkCustomActions(config: PartialConfig, findings: Findings): void {
  const items = config.customActions ?? [];
  reportRepeats(
    items.map((item, index) => ({ path: ['customActions', index, 'actionName'], value: item?.actionName })),
    'the name',
    findings,
  );
  for (const [index, item] of items.entries()) {
    if (item === undefined) continue;
    checkWhatItDoes(item, index, findings);
    checkAttachments(item, index, findings);
  }
  checkAssociations(config, findings);
}

function checkWhatItDoes(item: Item, index: number, findings: Findings): void {
  const path = ['customActions', index];
  const read = item.command === undefined ? undefined : readTemplate(item.command);
  if (read?.status === 'failed') findings.report([...path, 'command'], `cannot be read: ${read.fault}`);
  checkSecrets(item, path, findings);
  const given = DOES.filter((key) => item[key] !== undefined);
  if (given.length > 1) findings.report([...path, given[1] ?? ''], `cannot stand beside ${given[0] ?? ''}: an action does one thing`);
  if (given.length > 0 || DOES.some((key) => findings.isFaulty([...path, key])) || findings.isDamaged(path)) return;
  findings.report(path, 'needs command, lambda or runbook: what does it do?');
}

/** Whoever is in the channel may ask what an action does. */
function checkSecrets({ command = '', lambda }: Item, path: ConfigPath, findings: Findings): void {
  const payload = lambda?.payload ?? '';
  if (maskSecretPatterns(command, '') !== command) findings.report([...path, 'command'], 'holds a secret: put a $variable in its place');
  if (maskSecretPatterns(payload, '') !== payload) {
    findings.report([...path, 'lambda', 'payload'], 'holds a secret: put a $variable in its place');
  }
}

function checkAttachments({ attachments = [] }: Item, index: number, findings: Findings): void {
  for (const [position, { criteria = [], variables = [] } = {}] of attachments.entries()) {
    const path = ['customActions', index, 'attachments', position];
    reportRepeats(
      variables.map((variable, place) => ({ path: [...path, 'variables', place, 'name'], value: variable?.name })),
      'the name',
      findings,
    );
    for (const [place, criterion] of criteria.entries()) checkCriterion(criterion ?? {}, [...path, 'criteria', place], findings);
  }
}

function checkCriterion({ operator, value }: Partially<ActionCriterion>, path: ConfigPath, findings: Findings): void {
  if (operator === 'EQUALS' && value === undefined && !findings.isFaulty([...path, 'value']))
    findings.report(path, 'needs value: EQUALS what?');
  if (operator === 'HAS_VALUE' && value !== undefined) findings.warn([...path, 'value'], 'has no effect with HAS_VALUE');
}

function checkAssociations(config: PartialConfig, findings: Findings): void {
  const items = config.customActions ?? [];
  // What has a fault of its own may be the one that is meant.
  const isKnown = items.every((item) => item?.actionName !== undefined) && !findings.isFaulty(['customActions']);
  const known = items.flatMap((item) => item?.actionName ?? []);
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    const named = (item?.customActions ?? []).map((value, place) => ({
      path: ['channelConfigurations', index, 'customActions', place],
      value,
    }));
    reportRepeats(named, 'the action', findings);
    for (const { path, value } of named) {
      if (isKnown && value !== undefined && !known.includes(value))
        findings.report(path, describeUnknownName('custom action', value, known));
    }
  }
}
