// A mail server on a free loopback port. What it answers depends on the local part of the recipient's address; what it takes, it tells.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { hear, say } from './talk.mjs';

const [settings] = process.argv.slice(2);
const { certificate, key, starttls, user, password } = JSON.parse(settings);

const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code });
const partOf = (address) => address.address.split('@')[0];

const server = new SMTPServer({
  ...(certificate ? { cert: readFileSync(certificate), key: readFileSync(key) } : {}),
  hideSTARTTLS: !starttls,
  authOptional: !user,
  disabledCommands: user ? [] : ['AUTH'],
  onAuth({ username, password: shown }, _, answer) {
    answer(username === user && shown === password ? null : refusal(535, 'Wrong password'), { user: username });
  },
  onRcptTo(address, _, answer) {
    say('recipient', { to: address.address });
    switch (partOf(address)) {
      case 'nobody': return answer(refusal(550, `5.1.1 <${address.address}> does not exist`));
      case 'full': return answer(refusal(452, `4.2.2 <${address.address}> is full`));
      case 'silent': return undefined;
      default: return answer();
    }
  },
  onData(stream, session, answer) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      switch (partOf(session.envelope.rcptTo[0])) {
        case 'disliked': return answer(refusal(554, '5.7.1 It looks like spam'));
        case 'busy': return answer(refusal(451, '4.3.0 Try again'));
        default:
      }
      say('letter', {
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((one) => one.address),
        secure: session.secure,
        user: session.user ?? '',
        text: Buffer.concat(parts).toString('utf8'),
      });
      return answer();
    });
  },
});
server.on('error', () => {});
hear({});
server.listen(0, '127.0.0.1', () => say('ready', { port: server.server.address().port }));
