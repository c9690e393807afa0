// Takes off what a chat puts around a command: a code block, back quotes, the prompt of a terminal.

// Match: ```, ```bash and the end of its line. Near miss: ```ec2 (the command itself).
const FENCE_OPENING = /^```(?:[ \t]*(?:bash|sh|shell|console|text|zsh)?[ \t]*\r?\n)?/;
const FENCE = '```';

// Match: "$ aws ec2 ...". Near miss: "$name" (no blank).
const PROMPT = /^[$%]\s+/;

// Match: "# aws", "> aws", "&gt; aws", "ada@host:~$ aws", "[ada@host ~]$ aws", "PS C:\> aws", "bash-5.1$ aws". Near miss: "ec2 x > aws" (a command).
const LONG_PROMPT =
  /^(?:[#>]|&gt;|[\w.-]{1,64}@[^\s'"|;&<>$]{1,100}(?: [^\s'"|;&<>$]{1,100})?[$#%]|\[[^\]\n]{1,100}\][$#%]|PS [A-Z]:[^>\n]{0,100}>|[A-Z]:\\[^>\n]{0,100}>|(?:ba|z)?sh-[\d.]{1,9}[$#%])\s*(?=aws\s)/i;

// Match: "@aws ```ec2 ...". Near miss: "aws ec2".
const BOT_BEFORE_CODE = /^(?:@?aws|<@[UW][0-9A-Z]{1,255}(?:\|[^<>]{0,100})?>)\s+(?=`)/i;

/** Returns the command within a message. */
export function unwrapCommand(message: string): string {
  const text = message.trim().replace(BOT_BEFORE_CODE, '');
  return unwrapCode(text).trim().replace(PROMPT, '').replace(LONG_PROMPT, '');
}

function unwrapCode(text: string): string {
  if (text.length >= 2 * FENCE.length && text.startsWith(FENCE) && text.endsWith(FENCE)) {
    return text.slice(0, -FENCE.length).replace(FENCE_OPENING, '');
  }
  const isInBackQuotes = text.length > 2 && text.startsWith('`') && text.indexOf('`', 1) === text.length - 1;
  return isInBackQuotes ? text.slice(1, -1) : text;
}
