// Conditions as people write them in one line, told apart: blanks within quotes belong to a value.

// Match: kind="CloudWatch Alarm", name=web-*. Near miss: nothing; quotes that are not closed go to the end.
const CONDITION = /(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/g;

/** Splits a line into conditions. */
export function splitConditions(line: string): readonly string[] {
  return line.match(CONDITION) ?? [];
}
