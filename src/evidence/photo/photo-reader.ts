import type { ChildProcess } from 'node:child_process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentReading } from '../reading/document-reading.js';
import { startProcess } from '../reading/worker-thread.js';

type Turn = NonNullable<DocumentReading['turned']>;

type Wanted =
  | { readonly what: 'reading'; readonly path: string }
  | { readonly what: 'picture'; readonly path: string; readonly turned: Turn };
export type PhotoRequest = Wanted & { readonly id: number };
export type PhotoAnswer = { readonly id: number } & (
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }
);

/** The picture itself can't be read: trying again would end the same way. */
export class UnreadablePhoto extends Error {}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Four turns of one picture, each of which may take a minute. */
const MILLISECONDS = 300_000;
const IDLE_MILLISECONDS = 60_000;

/**
 * Reads pictures one at a time in a process of its own, of lower priority than the server: letters take seconds of a
 * whole core, and a picture that brings the reader down must bring nothing else down. It ends when there has been
 * nothing to do for a while.
 */
@Injectable()
export class PhotoReader implements OnApplicationShutdown {
  private child?: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private turn: Promise<unknown> = Promise.resolve();
  private idle?: NodeJS.Timeout;
  private lastId = 0;

  /** What the picture at a path says; rejects with `UnreadablePhoto`, or when the reader came to an end. */
  read(path: string): Promise<DocumentReading> {
    const result = this.turn.then(() => this.ask({ what: 'reading', path }));
    this.turn = result.catch(() => undefined);
    return result as Promise<DocumentReading>;
  }

  /** A JPEG of the picture, for kinds that only the reader can decode; not behind the readings that wait. */
  async picture(path: string, turned: Turn): Promise<Buffer> {
    return Buffer.from((await this.ask({ what: 'picture', path, turned })) as Uint8Array);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
  }

  private async ask(wanted: Wanted): Promise<unknown> {
    clearTimeout(this.idle);
    this.lastId += 1;
    const id = this.lastId;
    const child = (this.child ??= this.start());
    const timer = setTimeout(() => child.kill('SIGKILL'), MILLISECONDS);
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        child.send({ ...wanted, id } satisfies PhotoRequest, (error) => error && reject(error));
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
      if (this.waiting.size === 0)
        this.idle = setTimeout(() => this.child?.kill('SIGKILL'), IDLE_MILLISECONDS).unref();
    }
  }

  private start(): ChildProcess {
    const child = startProcess(new URL('./photo-process.js', import.meta.url));
    child.on('message', (answer: PhotoAnswer) => {
      const one = this.waiting.get(answer.id);
      if (answer.ok) one?.resolve(answer.value);
      else one?.reject(new UnreadablePhoto(answer.message));
    });
    const end = () => {
      if (this.child !== child) return;
      this.child = undefined;
      const ended = new Error('the reader of pictures came to an end');
      for (const { reject } of this.waiting.values()) reject(ended);
    };
    child.once('exit', end);
    child.once('error', end);
    return child;
  }
}
