// The support cases that were opened in the demo account.
import { sha256 } from '../../lib/sha256.ts';
import type { Structure } from './demo-answer.ts';
import type { DemoPlace } from './demo-place.ts';

/** Most cases that are remembered. */
const CASES_MAX = 20;

/** Remembers the cases. */
export class SupportCases {
  #cases: readonly Structure[] = [];

  /** Opens a case, and returns its id. */
  open(asked: Structure, place: DemoPlace): string {
    const at = place.now.toISOString();
    const digits = sha256(JSON.stringify([asked, at, this.#cases.length]));
    const caseId = `case-${place.accountId}-muen-${at.slice(0, 4)}-${digits.slice(0, 16)}`;
    const displayId = String(Number.parseInt(digits.slice(0, 12), 16))
      .padStart(15, '1')
      .slice(0, 15);
    const opened = { ...asked, caseId, displayId, status: 'opened', submittedBy: 'signalbox@shop.example', timeCreated: at };
    this.#cases = [opened, ...this.#cases].slice(0, CASES_MAX);
    return caseId;
  }

  /** The cases, the newest first. */
  list(): readonly Structure[] {
    return this.#cases;
  }
}
