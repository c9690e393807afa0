// What AWS answered, as blocks: a list as a table, a single thing as names and values, what has no simple form as JSON.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { OutputOptions } from '../../domain/command.ts';
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { toJsonValue } from '../json-value.ts';
import { composeFields } from './compose-fields.ts';
import { composeJson } from './compose-json.ts';
import { composeTable } from './compose-table.ts';
import { countOf, findMainList } from './find-main-list.ts';

/** What the form of the answer depends on. */
export interface OutputView {
  readonly operation: OperationModel | undefined;
  readonly format: OutputOptions['format'];
  readonly isMutating: boolean;
}

/** An answer as blocks, and in a few words. */
export interface ComposedOutput {
  readonly headline?: string;
  readonly blocks: readonly Block[];
}

/** How many bare values of a list are shown. */
const VALUES_SHOWN = 50;

/** Composes the answer. */
export function composeOutput(output: Readonly<Record<string, unknown>>, view: OutputView): ComposedOutput {
  if (view.format !== undefined && view.format !== 'table') return { blocks: [composeJson(output)] };
  const list = findMainList(output, view.operation);
  if (list !== undefined) return composeList(list.name, list.items);
  const shown = Object.entries(output).filter(([, value]) => value !== undefined && value !== null);
  if (shown.length === 0) {
    return {
      blocks: [
        {
          kind: 'paragraph',
          spans: [text(view.isMutating ? 'Done. AWS answers this with no content.' : 'AWS has nothing to say to this.')],
        },
      ],
    };
  }
  return { blocks: composeFields(output) };
}

function composeList(name: string, items: readonly unknown[]): ComposedOutput {
  const headline = countOf(items.length, name);
  if (items.length === 0) return { headline, blocks: [{ kind: 'paragraph', spans: [text(`There are ${headline}.`)] }] };
  const structures = items.filter((item): item is Readonly<Record<string, unknown>> => isStructure(item));
  if (structures.length === items.length) return { headline, blocks: composeTable(structures, name) };
  const shown = items.slice(0, VALUES_SHOWN).map((item) => [text(String(toJsonValue(item)))]);
  const rest = items.length - shown.length;
  return {
    headline,
    blocks: [{ kind: 'list', items: shown }, ...(rest > 0 ? [{ kind: 'paragraph' as const, spans: [text(`… and ${rest} more.`)] }] : [])],
  };
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
