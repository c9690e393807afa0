// Texts that senders put into quotes within their JSON (AWS Backup's statusMessage, the reasons of CloudWatch Synthetics).

// Match: "Backup job was stopped by user.". Near miss: "one" and "two", "".
const QUOTED = /^"([^"]+)"$/;

/** Returns the text without quotes around the whole of it. */
export function unquoted(text: string): string {
  return QUOTED.exec(text)?.[1]?.trim() ?? text;
}
