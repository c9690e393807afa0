// The three characters that Slack's markup wants escaped (api.slack.com/reference/surfaces/formatting, "escaping text").

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

// Match: &lt;. Near miss: &nbsp; (HTML, not Slack's; it stays as it is).
const ENTITY = /&(?:amp|lt|gt);/g;

/** Puts the characters back that `&amp;`, `&lt;` and `&gt;` stand for, once. */
export function decodeEntities(source: string): string {
  return source.replace(ENTITY, (entity) => CHARACTERS[entity] ?? entity);
}
