// docs/reference/catalogue.md: how much of the AWS CLI's surface the catalogue has, and what has no source.
import type { StoredService } from '../../src/catalogue/stored-service.ts';
import type { Sources } from './catalogue-files.ts';
import { MODEL_SOURCE } from './read-service.ts';
import type { ServiceFacts } from './service-facts.ts';

/** What the report is written from. */
export interface ReportMaterial {
  readonly facts: readonly ServiceFacts[];
  readonly sources: Sources;
  readonly read: (cli: string) => StoredService;
}

/** Writes the page. */
export function writeReport({ facts, sources, read }: ReportMaterial): string {
  const found = facts.filter(({ cli }) => sources[cli] !== undefined);
  const services = found.map(({ cli }) => read(cli));
  const count = (of: (service: StoredService) => number): number => services.reduce((sum, service) => sum + of(service), 0);
  const fromModels = found.filter(({ cli }) => sources[cli]?.package === MODEL_SOURCE.package);
  const fewer = found.flatMap(({ cli }) =>
    (sources[cli]?.missing ?? []).map((operation) => `\`${cli}\` ${operation} (${sourceOf(sources, cli)})`),
  );
  const without = facts.filter(({ cli }) => sources[cli] === undefined);
  const protocols = countBy(services.map(({ protocol }) => protocol));
  return [
    '# The catalogue of AWS services',
    '',
    'This page is written from the catalogue by `scripts/generate-catalogue.ts`; change that, not this.',
    'Where each service comes from, with version and hash, stands in `catalogue/sources.json`.',
    '',
    '| What | How many |',
    '| --- | --- |',
    `| Services of the AWS CLI | ${facts.length} |`,
    `| Services in the catalogue | ${found.length} |`,
    `| of these from their official client | ${found.length - fromModels.length} |`,
    `| of these from the models of ${MODEL_SOURCE.package} ${MODEL_SOURCE.version}, the library under the AWS CLI | ${fromModels.length} |`,
    `| Operations that the AWS CLI counts | ${facts.reduce((sum, { operations }) => sum + operations, 0)} |`,
    `| Operations in the catalogue | ${count(({ operations }) => Object.keys(operations).length)} |`,
    `| Operations that are paged | ${count(({ paginators }) => Object.keys(paginators).length)} |`,
    `| Waiters | ${count(({ waiters }) => Object.keys(waiters).length)} |`,
    `| Sets of known values | ${count(({ enums }) => enums.length)} |`,
    ...[...protocols.keys()].sort().map((protocol) => `| Services that speak ${protocol} | ${protocols.get(protocol)} |`),
    '',
    '## Services without a source',
    '',
    ...list(without.map(({ cli, operations }) => `\`${cli}\` (${operations} operations): neither a client with schemas nor a model`)),
    '',
    '## Services from models',
    '',
    'Their official client has no schemas in the version that was to be had, has fewer operations than the AWS CLI, or was not to be had.',
    '',
    ...list(fromModels.map(({ cli }) => `\`${cli}\``)),
    '',
    '## Operations of the AWS CLI without a source',
    '',
    ...list(fewer),
    '',
  ].join('\n');
}

function sourceOf(sources: Sources, cli: string): string {
  const source = sources[cli];
  return source === undefined ? '' : `${source.package} ${source.version}`;
}

function list(items: readonly string[]): readonly string[] {
  return items.length === 0 ? ['None.'] : items.map((item) => `- ${item}`);
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
