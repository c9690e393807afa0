// signalbox doctor: looks at everything that Signalbox needs, and says what is wrong, why, and what mends it. No server need run, and nothing
// is changed.
import { HttpAwsClock } from '../../aws/sts-http/http-aws-clock.ts';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Config } from '../../config/schema.ts';
import { awsChecks } from '../doctor/aws-checks.ts';
import { chatChecks } from '../doctor/chat-checks.ts';
import { runChecks, type CheckedFinding, type DoctorCheck } from '../doctor/doctor-check.ts';
import { machineChecks } from '../doctor/machine-checks.ts';
import { openAws } from '../open-aws.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';

/** Makes the command. */
export function doctorCommand(surroundings: Surroundings): Command {
  return {
    name: 'doctor',
    usage: '',
    summary: 'Looks at credentials, Regions, roles, topics, queues, chat, clock, disk and database, and says what mends each fault.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, {});
      if (positionals.length > 0) throw new UsageError('takes no arguments');
      const { config } = await requireConfiguration(values.config, surroundings);
      const findings = await examine(config, surroundings);
      const faultCount = findings.filter(({ status }) => status === 'fault').length;
      if (values.json) streams.print(JSON.stringify({ status: faultCount === 0 ? 'ok' : 'fault', findings }));
      else {
        for (const finding of findings) for (const line of linesOf(finding)) streams.print(line);
        streams.print(faultCount === 0 ? 'no faults' : `${faultCount} ${faultCount === 1 ? 'fault' : 'faults'}`);
      }
      return faultCount === 0 ? 0 : 1;
    },
  };
}

/** AWS's runtime is a third of the code, and loaded here alone. */
async function examine(config: Config, surroundings: Surroundings): Promise<readonly CheckedFinding[]> {
  const { environment } = surroundings;
  const [sdk, { findDefaultRegion }, { findEndpointUrl }] = await Promise.all([
    openAws(surroundings),
    import('../../aws/sdk/find-default-region.ts'),
    import('../../aws/sdk/aws-environment.ts'),
  ]);
  try {
    const defaultRegion = await findDefaultRegion(environment);
    const clock = new HttpAwsClock(findEndpointUrl(environment, 'STS'));
    const checks: readonly DoctorCheck[] = [
      ...machineChecks(config),
      ...awsChecks({ config, sdk, clock, now: () => new Date(), defaultRegion }),
      ...chatChecks(config),
    ];
    return await runChecks(checks, (ms) => AbortSignal.timeout(ms));
  } finally {
    sdk.close();
  }
}

const MARKS: Readonly<Record<CheckedFinding['status'], string>> = {
  ok: 'ok     ',
  fault: 'FAULT  ',
  unknown: 'unknown',
  skipped: 'skipped',
};

function linesOf({ status, subject, text, cause, mend }: CheckedFinding): readonly string[] {
  return [
    `${MARKS[status]}  ${subject}: ${text}`,
    ...(cause === undefined ? [] : [`         because: ${cause}`]),
    ...(mend === undefined ? [] : [`         mend:    ${mend}`]),
  ];
}
