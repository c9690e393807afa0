// liquidjs with only what operators' templates need: no files, no partials, no unescaped output, and limits on time and memory.
import { Context, defaultOperators, Liquid, Tag, toValue, toValueSync, type Template as LiquidNode } from 'liquidjs';
import { markOf, STYLED_VALUES_MAX, type StyledValue } from '../../domain/styled-text.ts';
import { toStyledValue } from './output-value.ts';
import { RenderClock } from './render-clock.ts';
import { templateFilters, type FilterFunction } from './template-filters.ts';
import { OUTPUT_MAX_LENGTH, RENDER_LIMIT_MS, RENDER_MEMORY_LIMIT, TEMPLATE_MAX_LENGTH } from './template-limits.ts';

/** The tags that templates have. Those that are missing read files, write HTML, or put values into the text without a mark. */
export const TEMPLATE_TAGS = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'comment',
  '#',
  'raw',
  'echo',
  'liquid',
] as const;

const VALUES_REGISTER = 'styled-values';

// Attack: `| raw`, `{% cycle %}` or `{% include %}` would bring text of an event or of the disk into the markup.
const engine = new Liquid({
  strictFilters: true,
  strictVariables: false,
  ownPropertyOnly: true,
  dynamicPartials: false,
  relativeReference: false,
  templates: {},
  locale: 'en-US',
  timezoneOffset: 0,
  outputEscape: markValue as (value: unknown) => string,
  operators: { ...defaultOperators, contains: guardedContains as (typeof defaultOperators)['contains'] & object },
  parseLimit: TEMPLATE_MAX_LENGTH,
  memoryLimit: RENDER_MEMORY_LIMIT,
});
prepareEngine();

/** Time and memory that the templates of one event share. */
export type RenderLimits = Pick<Context, 'memoryLimit' | 'renderLimit'>;

/** What a template wrote: markup with a mark for each value. */
export interface RenderedTemplate {
  readonly markup: string;
  readonly values: readonly StyledValue[];
}

/** Parses a template. Throws what liquidjs throws. */
export function parseTemplate(source: string): LiquidNode[] {
  return engine.parse(source);
}

/** Lists the variables that a parsed template takes from outside, each with its path as far as it is written out. */
export function listVariables(
  nodes: LiquidNode[],
): readonly { readonly segments: readonly unknown[]; readonly line: number; readonly column: number }[] {
  const { globals } = engine.analyzeSync(nodes, { partials: false });
  return Object.values(globals)
    .flat()
    .map(({ segments, location }) => ({ segments, line: location.row, column: location.col }));
}

/** Begins counting time and memory. */
export function startLimits(): RenderLimits {
  const { memoryLimit } = new Context({}, engine.options, { sync: true });
  // liquidjs counts time of the wall; of its limiter it uses what the clock has.
  return { memoryLimit, renderLimit: new RenderClock(RENDER_LIMIT_MS) as unknown as Context['renderLimit'] };
}

/** Renders a parsed template. Throws what liquidjs throws, also where a limit is reached. */
export function renderTemplate(nodes: LiquidNode[], scope: object, { memoryLimit, renderLimit }: RenderLimits): RenderedTemplate {
  const context = new Context(scope, engine.options, { sync: true }, { memoryLimit, renderLimit, liquid: engine });
  const values: StyledValue[] = [];
  context.setRegister(VALUES_REGISTER, values);
  const output = new BoundedOutput();
  toValueSync(engine.renderer.renderTemplates(nodes, context, output));
  return { markup: output.buffer, values };
}

/** Takes what a template writes, as much as a message could show. */
class BoundedOutput {
  buffer = '';

  write(written: unknown): void {
    this.buffer += String(written);
    if (this.buffer.length > OUTPUT_MAX_LENGTH) throw new Error(`it writes more than ${OUTPUT_MAX_LENGTH} characters`);
  }
}

interface FilterThis {
  readonly context: Context;
}

/** Puts every output beside the text, and a mark in its place. */
function markValue(this: FilterThis, result: unknown): string {
  const { context } = this;
  context.renderLimit.check(performance.now());
  const values = context.getRegister<StyledValue[]>(VALUES_REGISTER);
  if (values.length === STYLED_VALUES_MAX) throw new Error(`it writes more than ${STYLED_VALUES_MAX} values`);
  const value = toStyledValue(toValue(result));
  context.memoryLimit.use(value.kind === 'instant' ? 1 : value.text.length);
  values.push(value);
  return markOf(values.length - 1);
}

/** Looking for a text in another can cost both lengths multiplied; between two looks the time is watched. */
function guardedContains(left: unknown, right: unknown, context: Context): unknown {
  context.renderLimit.check(performance.now());
  return (defaultOperators['contains'] as (left: unknown, right: unknown, context: Context) => unknown)(left, right, context);
}

/** Items of lists cost more than characters. */
const ITEM_COST = 10;

function guarded(filter: FilterFunction): FilterFunction {
  return function (this: unknown, value: unknown, ...filterArguments: unknown[]): unknown {
    const { context } = this as FilterThis;
    context.renderLimit.check(performance.now());
    if (Array.isArray(value)) context.memoryLimit.use(value.length * ITEM_COST);
    else if (typeof value === 'string') context.memoryLimit.use(value.length);
    return filter.apply(this, [value, ...filterArguments]);
  };
}

function prepareEngine(): void {
  const tags: readonly string[] = TEMPLATE_TAGS;
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) engine.registerTag(name, refuseTag(name));
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  for (const [name, filter] of templateFilters) engine.registerFilter(name, guarded(filter));
}

function refuseTag(name: string): TagClass {
  return class extends Tag {
    constructor(...tagArguments: ConstructorParameters<typeof Tag>) {
      super(...tagArguments);
      throw new Error(`the tag ${name} is not there; ${REASONS.get(name) ?? `templates have ${TEMPLATE_TAGS.join(', ')}`}`);
    }

    override render(): void {
      throw new Error(`the tag ${name} is not there`);
    }
  };
}

type TagClass = Extract<Parameters<Liquid['registerTag']>[1], abstract new (...args: never[]) => unknown>;

const REASONS: ReadonlyMap<string, string> = new Map([
  ...['include', 'render', 'layout', 'block'].map((name) => [name, 'templates read no files'] as const),
  ['capture', 'use assign with filters such as append'],
]);
