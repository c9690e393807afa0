// Signs that mean something to a shell, which there is none of here: each is named, with what does the same.

/** What does the work of a program that the AWS CLI's answers are often handed to. */
const INSTEAD_OF_PROGRAM: Readonly<Record<string, string>> = {
  jq: 'use --query, which chooses from the answer by JMESPath, such as --query "Reservations[].Instances[].InstanceId"',
  grep: 'use --query to choose from the answer, such as --query "Items[?contains(Name, `web`)]", or the --filters of the command',
  head: 'use --max-items to see less',
  tail: 'use --query with the last elements, such as --query "events[-10:]"',
  wc: 'use --query to count, such as --query "length(Items)"',
  sort: 'use --query to sort, such as --query "sort_by(Items, &Name)"',
  awk: 'use --query to choose from the answer, and --output text',
  cut: 'use --query to choose from the answer, and --output text',
  xargs: 'run this command first, and give its values to the next one',
};

/** What a sign does in a shell, and what to do here. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  '>': 'writes a file in a shell, and here are no files: leave it out, the answer is shown here; where it marks a placeholder, write the value itself',
  '<': 'reads a file in a shell, and here are no files: write the content itself; where it marks a placeholder, write the value',
  '$(': 'runs another command inside this one, and there is no shell here: run that command first and copy its answer',
  '`': 'runs another command inside this one, and there is no shell here: run that command first and copy its answer; where it marks code, leave it out or put it around the whole command',
  '&&': 'joins several commands in a shell: write each on a line of its own',
  ';': 'joins several commands in a shell: write each on a line of its own',
  '||': 'runs a second command where the first fails, and there is no shell here: send that one when you see the answer',
  '&': 'lets a command run in the background of a shell: leave it out',
};

// Match: "| jq .", "|sort". Near miss: "|" alone.
const PROGRAM = /^\|\s*([A-Za-z]+)/;

/** Says why a sign is refused; `rest` is the line from the sign on. */
export function refuseShellSign(sign: string, rest: string): string {
  return `"${sign}" ${EXPLANATIONS[sign] ?? explainPipe(rest)}. Put it in single quotes where it is part of a value.`;
}

function explainPipe(rest: string): string {
  const program = PROGRAM.exec(rest)?.[1]?.toLowerCase() ?? '';
  const instead = Object.hasOwn(INSTEAD_OF_PROGRAM, program) ? INSTEAD_OF_PROGRAM[program] : undefined;
  return `hands the answer to another program, and there is no shell here: ${instead ?? 'use --query to choose from the answer'}`;
}
