// Values at a path of a JSON document, such as `detail.clusterArn`.

/** How many values of one path are looked at: lists within lists would otherwise cost their product. */
const VALUES_MAX = 1000;

/** Returns the texts, numbers and truth values at a path; a list counts as each of its items. A key may itself hold dots. */
export function readPath(document: unknown, path: string): readonly string[] {
  let values: readonly unknown[] = [document];
  let rest = path;
  while (rest !== '' && values.length > 0) {
    const items = unfold(values);
    const whole = items.filter((item) => hasKey(item, rest));
    // A key with dots in it is meant as a whole where it is there.
    const step = whole.length > 0 ? rest : (rest.split('.', 1)[0] ?? '');
    values = (whole.length > 0 ? whole : items).flatMap((item) => valueAt(item, step));
    rest = rest.slice(step.length + 1);
  }
  return unfold(values).flatMap((value) => scalarText(value));
}

function unfold(values: readonly unknown[]): readonly unknown[] {
  const unfolded: unknown[] = [];
  for (const value of values) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (unfolded.length === VALUES_MAX) return unfolded;
      unfolded.push(item);
    }
  }
  return unfolded;
}

function hasKey(item: unknown, key: string): item is Readonly<Record<string, unknown>> {
  return typeof item === 'object' && item !== null && Object.hasOwn(item, key);
}

function valueAt(item: unknown, key: string): readonly unknown[] {
  return hasKey(item, key) ? [item[key]] : [];
}

function scalarText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
