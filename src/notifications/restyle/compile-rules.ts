// The rules of a configuration with their templates compiled, and everything that is wrong or doubtful in them.
import { SEVERITIES } from '../../domain/severity.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { NotificationRuleConfig } from '../config.ts';
import { compileTemplate, type CompiledTemplate, type TemplateFault } from './compile-template.ts';
import { NOTIFICATION_KEYS, TEMPLATE_ROOTS } from './template-scope.ts';

/** The texts of a rule that stand alone. */
const SINGLE_TEMPLATES = [
  'kind',
  'title',
  'summary',
  'description',
  'severity',
  'state',
  'tone',
  'owner',
  'runbookUrl',
  'incidentKey',
  'incidentTransition',
] as const satisfies readonly (keyof NotificationRuleConfig['set'])[];

type SingleTemplate = (typeof SINGLE_TEMPLATES)[number];

/** How a notification may feel. */
export const TONES = ['bad', 'warning', 'good', 'progress', 'neutral'] as const;

/** What a notification may mean for its incident. */
export const TRANSITIONS = ['open', 'update', 'close'] as const;

// What is of a closed list; anything else leaves it as it was.
const CLOSED_LISTS: Readonly<Partial<Record<SingleTemplate, readonly string[]>>> = {
  severity: SEVERITIES,
  tone: TONES,
  incidentTransition: TRANSITIONS,
};

/** A rule ready to be applied. */
export interface CompiledRule {
  readonly name: string;
  readonly match: NotificationRuleConfig['match'];
  readonly stop: boolean;
  readonly replaceFields: boolean;
  readonly texts: ReadonlyMap<SingleTemplate, CompiledTemplate>;
  readonly links: readonly { readonly text: CompiledTemplate; readonly url: CompiledTemplate }[];
  readonly fields: readonly { readonly label: CompiledTemplate; readonly value: CompiledTemplate }[];
}

/** Something wrong or doubtful in a rule, at a path below it such as `['set', 'links', 0, 'url']`. */
export interface RuleFinding extends TemplateFault {
  readonly path: readonly (string | number)[];
}

/** A rule, or what is wrong with it; warnings keep nobody from using it. */
export interface RuleOutcome {
  readonly rule: CompiledRule | undefined;
  readonly faults: readonly RuleFinding[];
  readonly warnings: readonly RuleFinding[];
}

/** A rule of a configuration, of which faulty parts may be left out. */
export type RuleSource = Pick<NotificationRuleConfig, 'name' | 'match' | 'set' | 'stop'>;

/** Compiles one rule. */
export function compileRule({ name, match, set, stop }: RuleSource): RuleOutcome {
  const faults: RuleFinding[] = [];
  const warnings: RuleFinding[] = [];
  const texts = new Map<SingleTemplate, CompiledTemplate>();
  for (const key of SINGLE_TEMPLATES) {
    const source = set[key];
    const template = source === undefined ? undefined : compile(source, ['set', key]);
    if (template === undefined) continue;
    texts.set(key, template);
    const text = constantFault(key, template);
    if (text !== undefined) faults.push({ path: ['set', key], text });
  }
  const links = set.links.map((link, index) => ({
    text: compile(link.text, ['set', 'links', index, 'text']),
    url: compile(link.url, ['set', 'links', index, 'url']),
  }));
  for (const [index, { url }] of links.entries()) {
    const text = addressFault(url);
    if (text !== undefined) faults.push({ path: ['set', 'links', index, 'url'], text });
  }
  const fields = set.fields.map((field, index) => ({
    label: compile(field.label, ['set', 'fields', index, 'label']),
    value: compile(field.value, ['set', 'fields', index, 'value']),
  }));
  if (texts.size + links.length + fields.length === 0 && !set.replaceFields && !stop && faults.length === 0) {
    warnings.push({ path: ['set'], text: 'sets nothing, so the rule has no effect' });
  }
  const isWhole = faults.length === 0;
  return {
    rule: isWhole
      ? {
          name,
          match,
          stop,
          replaceFields: set.replaceFields,
          texts,
          links: links.filter((link): link is CompiledRule['links'][number] => link.text !== undefined && link.url !== undefined),
          fields: fields.filter((field): field is CompiledRule['fields'][number] => field.label !== undefined && field.value !== undefined),
        }
      : undefined,
    faults,
    warnings,
  };

  function compile(source: string, path: RuleFinding['path']): CompiledTemplate | undefined {
    const outcome = compileTemplate(source);
    if (outcome.status === 'faulty') {
      faults.push({ path, ...outcome.fault });
      return undefined;
    }
    warnings.push(...unknownVariables(outcome.template).map((finding) => ({ path, ...finding })));
    return outcome.template;
  }
}

function constantFault(key: SingleTemplate, { constant }: CompiledTemplate): string | undefined {
  const choices = CLOSED_LISTS[key];
  if (constant === undefined) return undefined;
  if (key === 'runbookUrl') return httpUrl(constant) === undefined ? NO_ADDRESS : undefined;
  if (choices === undefined || choices.includes(constant.trim())) return undefined;
  const near = nearestName(constant.trim(), choices);
  return `must be one of ${choices.join(', ')}, or a template that comes to one${near === undefined ? '' : ` (did you mean "${near}"?)`}`;
}

const NO_ADDRESS = 'must be an http or https address, or a template that comes to one';

function addressFault(url: CompiledTemplate | undefined): string | undefined {
  return url?.constant === undefined || httpUrl(url.constant) !== undefined ? undefined : NO_ADDRESS;
}

function unknownVariables({ variables }: CompiledTemplate): readonly TemplateFault[] {
  return variables.flatMap(({ segments: [root, key], line, column }) => {
    const known: readonly string[] | undefined = knownNames(root, key);
    const name = root === 'notification' && key !== undefined ? key : root;
    if (known === undefined || typeof name !== 'string' || known.includes(name)) return [];
    const near = nearestName(name, known);
    const full = name === root ? name : `notification.${name}`;
    const text = `${full} is always empty: ${near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`;
    return [{ line, column, text }];
  });
}

/** Keys of events are not known; what stands in brackets is not known before there is an event. */
function knownNames(root: unknown, key: unknown): readonly string[] | undefined {
  if (root !== 'notification') return TEMPLATE_ROOTS;
  return typeof key === 'string' ? NOTIFICATION_KEYS : undefined;
}
