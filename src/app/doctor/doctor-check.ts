// What the doctor looks at, and what it says about it.

/** One thing that was looked at. */
export interface DoctorFinding {
  /** What was looked at, in a few words. */
  readonly subject: string;
  /** `unknown` where it could not be looked at, which is no fault; `skipped` where there is nothing to look at. */
  readonly status: 'ok' | 'fault' | 'unknown' | 'skipped';
  /** What was seen, or what is wrong. */
  readonly text: string;
  /** Why it is so, where that is known. */
  readonly cause?: string;
  /** The command that mends it, or what to do. */
  readonly mend?: string;
  /** The channel configurations that it is about; absent where it is about more. */
  readonly configurationNames?: readonly string[];
}

/** Something to look at; it may find several things. */
export interface DoctorCheck {
  readonly name: string;
  readonly timeoutMs: number;
  readonly run: (signal: AbortSignal) => Promise<readonly DoctorFinding[]>;
}

/** What a check is called in answers. */
export interface CheckedFinding extends DoctorFinding {
  readonly check: string;
}

/** Runs all checks at once, each within its own time; what takes longer is a fault, and so is a check that throws. */
export async function runChecks(checks: readonly DoctorCheck[], timeout: (ms: number) => AbortSignal): Promise<readonly CheckedFinding[]> {
  const findings = await Promise.all(
    checks.map(async (check) => (await runCheck(check, timeout(check.timeoutMs))).map((finding) => ({ check: check.name, ...finding }))),
  );
  return findings.flat();
}

async function runCheck({ name, timeoutMs, run }: DoctorCheck, signal: AbortSignal): Promise<readonly DoctorFinding[]> {
  const { promise: late, resolve } = Promise.withResolvers<readonly DoctorFinding[]>();
  const giveUp = (): void => {
    resolve([{ subject: name, status: 'fault', text: `gave no answer within ${timeoutMs / 1000} s` }]);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([run(signal), late]);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [{ subject: name, status: 'fault', text: 'could not be looked at', cause }];
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
