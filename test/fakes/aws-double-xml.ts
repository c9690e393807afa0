// XML as AWS writes it.

/** A value to write; a missing one leaves its element out. */
export type XmlValue = string | number | boolean | Date | XmlList | XmlFields | undefined;

/** Elements by name. */
export interface XmlFields {
  readonly [name: string]: XmlValue;
}

/** A list whose elements all have one name: `item`, `member`, ... */
export class XmlList {
  readonly itemName: string;
  readonly items: readonly XmlValue[];

  constructor(itemName: string, items: readonly XmlValue[]) {
    this.itemName = itemName;
    this.items = items;
  }
}

/** Writes a document with one root. */
export function toXmlDocument(root: string, content: XmlFields, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${toXml(content)}</${root}>`;
}

function toXml(value: XmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof XmlList) return value.items.map((item) => element(value.itemName, item)).join('');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => (each === undefined ? '' : element(name, each)))
      .join('');
  }
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function element(name: string, value: XmlValue): string {
  return `<${name}>${toXml(value)}</${name}>`;
}
