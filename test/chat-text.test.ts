// What chats do to a command line is undone: as a person types it, as Slack sends it, as the parser understands it.
import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { parseCommand } from '../src/commands/parse/parse-command.ts';
import { readMention } from '../src/platforms/slack/read-mention.ts';

const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'new-id' };

/** How Slack tells of what somebody said to the bot. */
function saidInSlack(text: string): string {
  const event = { type: 'app_mention', user: 'U0ADA', channel: 'C0OPS', text: `<@U0BOT> ${text}`, ts: '1700000100.000200' };
  return readMention({ team_id: 'T0', authorizations: [{ user_id: 'U0BOT' }], event })?.text ?? '';
}

function understood(text: string): unknown {
  const outcome = parseCommand(text, context);
  return outcome.status === 'failed' ? outcome.failure : outcome.command;
}

const GET_USER: readonly (readonly [string, string])[] = [
  ['an em dash', 'iam get-user —user-name ada'],
  ['an en dash', 'iam get-user –user-name ada'],
  ['a minus sign', 'iam get-user −user-name ada'],
  ['dashes of print within names', 'iam get–user --user−name ada'],
  ['one hyphen', 'iam get-user -user-name ada'],
  ['curly double quotes', 'iam get-user --user-name “ada”'],
  ['curly single quotes', 'iam get-user --user-name ‘ada’'],
  ['curly quotes behind =', 'iam get-user --user-name=“ada”'],
  ['blanks that do not break', 'iam\u00A0get-user\u00A0--user-name\u00A0ada'],
  ['invisible characters', '\u200Biam get-user \uFEFF--user-name ada'],
  ['the bot called twice', '<@U0BOT> iam get-user --user-name ada'],
  ['the bot and the AWS CLI', '@aws aws iam get-user --user-name ada'],
  ['a code block', '```\naws iam get-user --user-name ada\n```'],
  ['a code block with a language', '```bash\naws iam get-user --user-name ada\n```'],
  ['a code block of one line', '```aws iam get-user --user-name ada```'],
  ['back quotes', '`aws iam get-user --user-name ada`'],
  ['a dollar sign', '$ aws iam get-user --user-name ada'],
  ['a dollar sign in a code block', '```\n$ aws iam get-user --user-name ada\n```'],
  ['the prompt of a host', 'ada@host:~/src$ aws iam get-user --user-name ada'],
  ['the prompt of an instance', '[ec2-user@ip-10-0-0-1 ~]$ aws iam get-user --user-name ada'],
  ['the prompt of PowerShell', 'PS C:\\Users\\ada> aws iam get-user --user-name ada'],
  ['a mark of quotation', '&gt; aws iam get-user --user-name ada'],
  ['backslashes at the ends of lines', 'aws iam get-user \\\n    --user-name ada'],
  ['a backslash in the middle of a word', 'aws iam get-\\\nuser --user-name a\\\nda'],
  ['a backslash at the end', 'aws iam get-user --user-name ada \\'],
  ['lines of Windows', 'aws iam get-user \\\r\n  --user-name ada\r\n'],
  ['lines of PowerShell', 'aws iam get-user `\n  --user-name ada'],
  ['a link that Slack made of a name', 'iam get-user --user-name <http://ada|ada>'],
];

describe('a command line in a chat', () => {
  it.each(GET_USER)('is understood with %s', (_, text) => {
    const whole = { service: 'iam', operation: 'GetUser', params: { UserName: 'ada' }, text: 'iam get-user --user-name ada' };

    expect(understood(text)).toMatchObject(whole);
    expect(understood(saidInSlack(text))).toMatchObject(whole);
  });

  it.each([
    ['an ampersand', 'ssm put-parameter --name a --value a&amp;b', 'a&b'],
    ['an ampersand in quotes', 'ssm put-parameter --name a --value "a &amp;&amp; b"', 'a && b'],
    ['less and greater in quotes', "ssm put-parameter --name a --value '&lt;b&gt;'", '<b>'],
    ['a link', 'ssm put-parameter --name a --value <https://x.example/?a=1&amp;b=2>', 'https://x.example/?a=1&b=2'],
    ['a link with its text', 'ssm put-parameter --name a --value <http://x.example|x.example>', 'x.example'],
    ['a mail address', 'ssm put-parameter --name a --value <mailto:a@x.example|a@x.example>', 'a@x.example'],
    ['a channel', 'ssm put-parameter --name a --value <#C0OPS|ops>', '#ops'],
    ['a person', 'ssm put-parameter --name a --value <@U0ADA>', '<@U0ADA>'],
    ['a person in a text', 'ssm put-parameter --name a --value "ask <@U0ADA>"', 'ask <@U0ADA>'],
    ['dashes and quotes of print in a text', "ssm put-parameter --name a --value 'it’s “so” — yes'", 'it’s “so” — yes'],
    ['JSON of several lines', 'ssm put-parameter --name a --value \'{\n  "a": 1\n}\'', '{\n  "a": 1\n}'],
    ['JSON of several lines without quotes around it', 'ssm put-parameter --name a --value {\n  "a": "b c"\n}', '{\n  "a": "b c"\n}'],
    ['JSON as a phone writes it', 'ssm put-parameter --name a --value {\n  “a”: “b c”\n}', '{\n  "a": "b c"\n}'],
    ['JSON as a phone writes it, in quotes', 'ssm put-parameter --name a --value ‘{“a”: “b c”}’', '{"a": "b c"}'],
  ])('keeps the value it is meant to have, with %s', (_, text, value) => {
    expect(understood(saidInSlack(text))).toMatchObject({ operation: 'PutParameter', params: { Value: value } });
  });

  it.each([
    ['| jq .Users', '"|"', '--query'],
    ['| grep ada', '"|"', '--query'],
    ['&amp;&amp; aws iam list-users', '"&&"', 'a line of its own'],
    ['; aws iam list-users', '";"', 'a line of its own'],
    ['|| true', '"||"', 'when you see the answer'],
    ['&amp;', '"&"', 'leave it out'],
    ['&gt; out.json', '">"', 'the answer is shown here'],
    ['2&gt;/dev/null', '">"', 'the answer is shown here'],
    ['&lt; in.json', '"<"', 'write the content itself'],
    ['--user-name &lt;name&gt;', '"<"', 'placeholder'],
    ['--user-name $(whoami)', '"$("', 'copy its answer'],
    ['--user-name `whoami`', '"`"', 'copy its answer'],
  ])('names what only a shell can do, and what does the same: %s', (sign, named, instead) => {
    const failure = understood(saidInSlack(`iam get-user ${sign}`));

    expect(failure).toMatchObject({ code: 'syntax', message: expect.stringContaining(named) });
    expect(failure).toMatchObject({ message: expect.stringContaining(instead) });
  });
});
