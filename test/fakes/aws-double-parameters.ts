// Lists in the flat parameters of the query protocols.

/** Returns the values of `Name.1`, `Name.2`, ... in their order. */
export function listParameters(parameters: Readonly<Record<string, string>>, name: string): readonly string[] {
  const values: string[] = [];
  for (let value = parameters[`${name}.1`]; value !== undefined; value = parameters[`${name}.${values.length + 1}`]) values.push(value);
  return values;
}
