// One template of a rule, compiled once: what is wrong with it is said when the configuration is checked, not at three in the morning.
import { oneLine } from '../../messages/one-line.ts';
import { fillText } from '../../messages/fill-values.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { parseStyledInline } from '../../messages/parse-styled-text.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { MARKS, type StyledText } from '../../domain/styled-text.ts';
import { listVariables, parseTemplate, renderTemplate, type RenderedTemplate, type RenderLimits } from './template-engine.ts';
import { TIME_IS_OVER } from './render-clock.ts';
import { templateFilters } from './template-filters.ts';
import { RENDER_LIMIT_MS, RENDER_MEMORY_LIMIT } from './template-limits.ts';

/** A template that can be rendered. */
export interface CompiledTemplate {
  /** The text, where it has neither values nor tags. */
  readonly constant: string | undefined;
  /** Renders it. Throws a TemplateError. */
  render(scope: object, limits: RenderLimits): RenderedTemplate;
  /** The variables that it takes, with their places in it. */
  readonly variables: ReturnType<typeof listVariables>;
}

/** Something wrong with a template, at a place in it counted from 1, where there is one. */
export interface TemplateFault {
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, without full stop. */
  readonly text: string;
}

/** A template that could not be rendered for an event; the message is for the notice. */
export class TemplateError extends Error {}

/** Compiles a template, or says what is wrong with it. */
export function compileTemplate(
  source: string,
): { readonly status: 'ok'; readonly template: CompiledTemplate } | { readonly status: 'faulty'; readonly fault: TemplateFault } {
  if (source.search(MARKS) !== -1) return { status: 'faulty', fault: { text: 'holds a character of the private use area' } };
  try {
    const nodes = parseTemplate(source);
    const isConstant = !source.includes('{{') && !source.includes('{%');
    const constant = { markup: source, values: [] };
    const template: CompiledTemplate = {
      constant: isConstant ? source : undefined,
      variables: isConstant ? [] : listVariables(nodes),
      render: (scope, limits) => (isConstant ? constant : attempt(() => renderTemplate(nodes, scope, limits))),
    };
    return { status: 'ok', template };
  } catch (error) {
    return { status: 'faulty', fault: describeFault(error) };
  }
}

/** Returns a rendered template as text without markup, for places that show none. */
export function plainText({ markup, values }: RenderedTemplate): string {
  return fillText(markup, values).trim();
}

/** Returns a rendered template as markup with values. */
export function styledText(rendered: RenderedTemplate): StyledText {
  let words: string | undefined;
  return {
    kind: 'styled',
    ...rendered,
    // Most messages never ask for it.
    get source() {
      return (words ??= textOfSpans(parseStyledInline(rendered)));
    },
  };
}

function attempt<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new TemplateError(truncateText(describeFailure(error), FAILURE_MAX_LENGTH), { cause: error });
  }
}

/** Errors of liquidjs may quote the template, which may be long. */
const FAILURE_MAX_LENGTH = 200;

function describeFailure(error: unknown): string {
  const { text, line, column } = describeFault(error);
  if (text.startsWith(TIME_IS_OVER)) return `its templates took longer than ${RENDER_LIMIT_MS} ms`;
  if (text.startsWith('memory alloc limit')) return `its templates made more than ${RENDER_MEMORY_LIMIT} characters`;
  return line === undefined ? text : `line ${line}, column ${column ?? 1} of a template: ${text}`;
}

function describeFault(error: unknown): TemplateFault {
  if (!(error instanceof Error)) return { text: 'it could not be read' };
  const { originalError, token } = error as Error & { readonly originalError?: unknown; readonly token?: Positioned };
  const own = originalError instanceof Error ? originalError.message : error.message;
  // Match: , line:2, col:5 at the end. Near miss: line 2.
  const text = advise(oneLine(own.replace(/, line:\d+, col:\d+$/, '')));
  const [line, column] = token?.getPosition() ?? [];
  return { text, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

interface Positioned {
  getPosition(): readonly number[];
}

function advise(text: string): string {
  // Match: undefined filter: arn_nam. Near miss: undefined variable: x.
  const filter = /^undefined filter: (.+)$/.exec(text)?.[1];
  if (filter === undefined) return text;
  const near = nearestName(filter, templateFilters.keys());
  return `there is no filter ${filter}${near === undefined ? '' : `; did you mean ${near}?`}`;
}
