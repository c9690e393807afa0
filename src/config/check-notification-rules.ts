// The rules of `notifications`: each name once, and every template compiled, so that what is wrong is said here and not at night.
import type { NotificationRuleConfig } from '../notifications/config.ts';
import type { RuleFinding } from '../notifications/restyle/compile-rules.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

/** Reports templates that do not compile, values that are not of their list, and names that are taken; warns of unknown variables. */
export async function checkNotificationRules(config: PartialConfig, findings: Findings): Promise<void> {
  const rules = config.notifications?.rules ?? [];
  if (rules.length === 0) return;
  const pathOf = (index: number): ConfigPath => ['notifications', 'rules', index];
  reportRepeats(
    rules.map((rule, index) => ({ path: [...pathOf(index), 'name'], value: rule?.name })),
    'the name',
    findings,
  );
  // Only who has rules waits for the template engine.
  const { compileRule } = await import('../notifications/restyle/compile-rules.ts');
  for (const [index, rule] of rules.entries()) {
    if (rule === undefined) continue;
    const { faults, warnings } = compileRule(wholeRule(rule));
    for (const fault of faults) findings.report([...pathOf(index), ...fault.path], describe(fault));
    for (const warning of warnings) findings.warn([...pathOf(index), ...warning.path], describe(warning));
  }
}

/** Faulty parts have a problem of their own; the rest is checked without them. */
function wholeRule({ name = '', set = {} }: NonNullable<PartialRules[number]>): NotificationRuleConfig {
  const { links = [], fields = [], replaceFields = false, ...texts } = set;
  return {
    name,
    match: {
      kinds: [],
      recognizers: [],
      sources: [],
      detailTypes: [],
      names: [],
      states: [],
      severities: [],
      accounts: [],
      regions: [],
      topics: [],
      event: [],
    },
    set: {
      ...texts,
      links: links.map((link) => ({ text: link?.text ?? '', url: link?.url ?? PLACEHOLDER_URL })),
      fields: fields.map((field) => ({ label: field?.label ?? '', value: field?.value ?? '' })),
      replaceFields,
    },
    stop: false,
  };
}

type PartialRules = NonNullable<NonNullable<PartialConfig['notifications']>['rules']>;

/** Stands for an address that has a problem already. */
const PLACEHOLDER_URL = 'https://example.com';

function describe({ text, line, column }: RuleFinding): string {
  return line === undefined ? text : `line ${line}, column ${column ?? 1} of the template: ${text}`;
}
