// Filters of EC2: several values of one filter are alternatives, several filters must all fit, `*` and `?` stand for any characters.
import { tooSimple, type DemoAnswer, type Structure } from './demo-answer.ts';
import { readStructures, readText, readTexts } from './read-params.ts';

/** What a filter looks at: the values that a thing has under its name. */
export type FilterReaders<Item> = Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;

/** Something with tags as EC2 writes them. */
export interface Tagged {
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** What fits, or the filter that is not known here. */
export type Filtered<Item> = { readonly items: readonly Item[] } | { readonly refusal: DemoAnswer };

const TAG_FILTER = 'tag:';

/** Keeps what fits the `Filters` of the parameters. */
export function matchFilters<Item extends Tagged>(items: readonly Item[], params: Structure, readers: FilterReaders<Item>): Filtered<Item> {
  let kept = items;
  for (const filter of readStructures(params, 'Filters')) {
    const name = readText(filter, 'Name') ?? '';
    const read = readerOf(name, readers);
    if (read === undefined) {
      const known = [...Object.keys(readers), 'tag:KEY', 'tag-key'].join(', ');
      return { refusal: tooSimple(`The demo account does not know the filter ${name} here. It knows ${known}.`) };
    }
    const patterns = (readTexts(filter, 'Values') ?? []).map(toPattern);
    kept = kept.filter((item) => read(item).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value))));
  }
  return { items: kept };
}

function readerOf<Item extends Tagged>(name: string, readers: FilterReaders<Item>): FilterReaders<Item>[string] | undefined {
  if (name.startsWith(TAG_FILTER)) {
    const key = name.slice(TAG_FILTER.length);
    return ({ Tags }) => Tags.filter((tag) => tag.Key === key).map((tag) => tag.Value);
  }
  if (name === 'tag-key') return ({ Tags }) => Tags.map((tag) => tag.Key);
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}

function toPattern(value: string): RegExp {
  const pattern = RegExp.escape(value)
    .replaceAll(String.raw`\*`, '.*')
    .replaceAll(String.raw`\?`, '.');
  return new RegExp(`^${pattern}$`, 's');
}
