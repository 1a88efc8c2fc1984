// How a test speaks with its server: lines of JSON, commands in by standard input and what happens out by standard output.
// Whoever started the server holds its standard input; once that closes, the server ends.
import { createInterface } from 'node:readline';

// Whatever else a library has to say is not for the test.
console.log = console.info = console.warn = console.error;

export const say = (kind, what = {}) => process.stdout.write(`${JSON.stringify({ kind, ...what })}\n`);

// Each command is answered by "done" once its effect is there, or by "failed".
export const hear = (commands) => {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    try {
      const { command, ...what } = JSON.parse(line);
      say('done', (await commands[command](what)) ?? {});
    } catch (fault) {
      say('failed', { fault: String(fault?.stack ?? fault) });
    }
  });
  lines.on('close', () => process.exit(0));
};
