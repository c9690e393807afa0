// What one rule makes of a notification: all that it sets, or a TemplateError and nothing.
import type { Fact, IncidentReference, Notification, NotificationLink } from '../../domain/notification.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { sha256 } from '../../lib/sha256.ts';
import { oneLine } from '../../messages/one-line.ts';
import { styledUrl } from '../../messages/styled-url.ts';
import { TONES, TRANSITIONS, type CompiledRule } from './compile-rules.ts';
import { plainText, styledText, type CompiledTemplate } from './compile-template.ts';
import type { RenderedTemplate, RenderLimits } from './template-engine.ts';

/** The longest key that is kept as it is; of longer ones their hash. */
const INCIDENT_KEY_MAX_LENGTH = 200;

/** Applies a rule. Throws a TemplateError where one of its templates cannot be rendered. */
export function applyRule(
  rule: CompiledRule,
  notification: Notification,
  { scope, limits }: { scope: object; limits: RenderLimits },
): Notification {
  const render = (template: CompiledTemplate): RenderedTemplate => template.render(scope, limits);
  const rendered = new Map([...rule.texts].map(([key, template]) => [key, render(template)]));
  const word = (key: Parameters<typeof rendered.get>[0]): string | undefined => {
    const text = rendered.get(key);
    return text === undefined ? undefined : oneLine(plainText(text));
  };
  const restyled = { ...notification };
  set('kind', filled(word('kind')));
  setStyled('name', rendered.get('title'), { keepsWhereEmpty: true });
  setStyled('summary', rendered.get('summary'));
  setStyled('description', rendered.get('description'));
  if (word('state') === '') delete restyled.state;
  else set('state', word('state'));
  set('owner', filled(word('owner')));
  const runbook = rendered.get('runbookUrl');
  if (runbook !== undefined) set('runbookUrl', styledUrl(runbook.markup, runbook.values));

  const severity = SEVERITIES.find((each) => each === word('severity'));
  set('severity', severity);
  const tone = TONES.find((each) => each === word('tone'));
  set('tone', tone ?? (severity === undefined || notification.tone !== 'neutral' ? undefined : TONES_OF_SEVERITIES[severity]));

  restyled.links = [...(notification.links ?? []), ...rule.links.flatMap(({ text, url }) => linkOf(render(text), render(url)))];
  if (restyled.links.length === 0) delete restyled.links;
  restyled.facts = mergeFacts(
    rule.replaceFields ? [] : notification.facts,
    rule.fields.flatMap(({ label, value }) => factOf(render(label), render(value))),
  );
  const incident = incidentOf(rule.name, { key: word('incidentKey'), transition: word('incidentTransition') }, notification.incident);
  set('incident', incident);
  // Whoever says what a message reads like has told what Signalbox did not know.
  if (['kind', 'title', 'summary', 'description'].some((key) => rule.texts.has(key as 'kind'))) restyled.isUnrecognized = false;
  return restyled;

  function set<Key extends keyof Notification>(key: Key, value: Notification[Key] | undefined): void {
    if (value !== undefined) restyled[key] = value;
  }

  function setStyled(key: 'name' | 'summary' | 'description', text: RenderedTemplate | undefined, { keepsWhereEmpty = false } = {}): void {
    if (text === undefined) return;
    if (plainText(text) !== '') restyled[key] = styledText(text);
    else if (!keepsWhereEmpty) delete restyled[key];
  }
}

// What was neutral because nobody knew it feels as bad as the operator says that it is.
const TONES_OF_SEVERITIES = { critical: 'bad', high: 'bad', medium: 'warning', low: undefined, info: undefined } as const;

function filled(word: string | undefined): string | undefined {
  return word === '' ? undefined : word;
}

function linkOf(text: RenderedTemplate, address: RenderedTemplate): readonly NotificationLink[] {
  const url = styledUrl(address.markup, address.values);
  const words = oneLine(plainText(text));
  return url === undefined ? [] : [{ text: words === '' ? url : words, url }];
}

function factOf(label: RenderedTemplate, value: RenderedTemplate): readonly Fact[] {
  const words = oneLine(plainText(label));
  if (words === '' || plainText(value) === '') return [];
  const styled = styledText(value);
  return [
    {
      label: words,
      value: {
        kind: 'styled',
        styled,
        get text() {
          return styled.source;
        },
      },
    },
  ];
}

/** A field of the rule stands where the one of the same label stood. */
function mergeFacts(facts: readonly Fact[], added: readonly Fact[]): readonly Fact[] {
  const labels = new Set(facts.map(({ label }) => label));
  const replaced = facts.map((fact) => added.find(({ label }) => label === fact.label) ?? fact);
  return [...replaced, ...added.filter(({ label }) => !labels.has(label))];
}

// The prefix keeps a payload from joining, or closing, an incident that is not of this rule.
function incidentOf(
  ruleName: string,
  { key = '', transition }: { readonly key: string | undefined; readonly transition: string | undefined },
  incident: IncidentReference | undefined,
): IncidentReference | undefined {
  const chosen = TRANSITIONS.find((each) => each === transition);
  if (key === '' && incident === undefined) return undefined;
  const own = `rule:${ruleName}:${key.length > INCIDENT_KEY_MAX_LENGTH ? sha256(key) : key}`;
  return { ...incident, key: key === '' ? (incident?.key ?? own) : own, transition: chosen ?? incident?.transition ?? 'open' };
}
