// A parsed command as plain JSON, for scripts and checks: what JSON has no form for says what it is.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import { paramsOfFirstPage } from './first-page.ts';

/** A command as JSON; what was not given is left out. */
export interface DescribedCommand {
  readonly service: string;
  readonly operation: string;
  /** Of the first call, by API name: bytes as `{"$bytes": Base64}`, instants as `{"$date": ISO 8601}`, streams as `{"$stream": true}`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly query?: string;
  readonly output?: string;
  readonly maxItems?: number;
  /** With `--no-paginate`, or a token of the API: pages are asked for one by one. */
  readonly paginate?: false;
  readonly notes: readonly string[];
  readonly text: string;
}

/** Describes a command. */
export function describeParsed(command: ParsedCommand, operation: OperationModel | undefined): DescribedCommand {
  const { service, operation: name, region, output, notes, text } = command;
  const { query, format, maxItems, isPaginated } = output;
  const params = Object.entries(paramsOfFirstPage(command, operation)).map(([member, value]): [string, unknown] => {
    const isStream = operation?.input.members.get(member)?.isStreaming === true;
    return [member, isStream ? { $stream: true } : tagged(value)];
  });
  return {
    service,
    operation: name,
    params: Object.fromEntries(params),
    ...(region === undefined ? {} : { region }),
    ...(query === undefined ? {} : { query }),
    ...(format === undefined ? {} : { output: format }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(isPaginated ? {} : { paginate: false as const }),
    notes,
    text,
  };
}

function tagged(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (Array.isArray(value)) return value.map((part) => tagged(part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tagged(part)]));
}
