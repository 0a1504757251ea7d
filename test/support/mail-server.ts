import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailSettings } from '../../src/platform/config/mail-settings.js';

/** What the server does with a mail: takes it, refuses it now or for good, says nothing, or hangs up in its middle. */
export type Manner = 'accept' | 'later' | 'never' | 'hang' | 'drop';

export interface Received {
  from: string;
  to: string[];
  /** As it came, header and all. */
  raw: string;
}

export interface MailServer {
  readonly settings: MailSettings;
  readonly received: Received[];
  /** Mails that were tried, taken or not. */
  readonly tries: number;
  manner: Manner;
  stop(): Promise<void>;
  /** Again on the same port. */
  start(): Promise<void>;
}

function refusal(code: number): Error {
  return Object.assign(new Error(code < 500 ? 'try again' : 'no such mailbox'), { responseCode: code });
}

/** A mail server on the loopback that behaves as it is told. */
export async function startMailServer(): Promise<MailServer> {
  let server: SMTPServer | undefined;
  let port = 0;
  const state = { manner: 'accept' as Manner, tries: 0, received: [] as Received[] };

  const start = async () => {
    const made = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (_address, _session, done) => {
        state.tries += 1;
        if (state.manner === 'later') done(refusal(450));
        else if (state.manner === 'never') done(refusal(550));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (state.manner === 'hang') return;
          if (state.manner === 'drop') {
            // The message was heard, and its sender never learns of it.
            for (const connection of made.connections) connection.close();
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          state.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString('utf8'),
          });
          done();
        });
      },
    });
    made.on('error', () => undefined);
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve));
    port = (made.server.address() as AddressInfo).port;
    server = made;
  };
  const stop = async () => {
    const closing = server;
    server = undefined;
    for (const connection of closing?.connections ?? []) connection.close();
    await new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
  };
  await start();
  return {
    settings: {
      host: '127.0.0.1',
      port,
      secure: false,
      from: { name: '한장', address: 'hanjang@mail.example' },
    },
    received: state.received,
    get tries() {
      return state.tries;
    },
    get manner() {
      return state.manner;
    },
    set manner(manner: Manner) {
      state.manner = manner;
    },
    start,
    stop,
  };
}

/** A header of a message with its continuation lines, as it came. */
export function headerOf(raw: string, name: string): string | undefined {
  const [head = ''] = raw.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1];
}

/** The parts of a message in plain text, whichever way they were encoded. */
export function partsOf(raw: string): string[] {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`).slice(1, -1) : [raw];
  return parts.map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
    return /quoted-printable/i.test(head) ? unquoted(body) : body;
  });
}

function unquoted(body: string): string {
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` as people read them. */
export function decodedHeader(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : unquoted(text.replaceAll('_', ' ')),
    );
}
