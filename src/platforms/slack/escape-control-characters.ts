// The three characters that Slack reads as control characters in every text object, plain ones included.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes & < > as Slack asks (docs.slack.dev/messaging/formatting-message-text, "Escaping text").
 * Attack: `<!channel>` in an alarm's description calls everybody, `<https://evil.example|console>` hides where a link leads.
 */
export function escapeControlCharacters(text: string): string {
  // Match: & < >. Near miss: " and ' (Slack decodes no other entity).
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
}
