import type { ChildProcess } from 'node:child_process';
import { UnreadableDocument } from './unreadable-document.js';
import { startProcess } from './worker-thread.js';

export type ReaderRequest<W extends object> = W & { readonly id: number };
export type ReaderAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly isUnreadable: boolean }
);

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const IDLE_MILLISECONDS = 60_000;

/**
 * A process of lower priority than the server that reads documents: one that brings it down brings nothing else down,
 * and its memory is its own. Started when there is something to do, it ends when there has been nothing for a while.
 */
export class ReaderProcess<W extends object> {
  private child?: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private idle?: NodeJS.Timeout;
  private lastId = 0;

  constructor(
    private readonly file: URL,
    /** After so long it is ended. */
    private readonly milliseconds: number,
  ) {}

  /** What it answers; rejects with `UnreadableDocument` or what else went wrong, or when it came to an end. */
  async ask(wanted: W): Promise<unknown> {
    clearTimeout(this.idle);
    this.lastId += 1;
    const id = this.lastId;
    const child = (this.child ??= this.start());
    const timer = setTimeout(() => child.kill('SIGKILL'), this.milliseconds);
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        child.send({ ...wanted, id } satisfies ReaderRequest<W>, (error) => error && reject(error));
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.idle = setTimeout(() => this.rest(), IDLE_MILLISECONDS).unref();
    }
  }

  private rest(): void {
    const { child } = this;
    // Whoever asks from here on asks another one, not one that is about to go.
    this.child = undefined;
    child?.kill('SIGKILL');
  }

  end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const child = startProcess(this.file);
    child.on('message', (answer: ReaderAnswer) => {
      const one = this.waiting.get(answer.id);
      if (answer.ok) one?.resolve(answer.value);
      else one?.reject(new (answer.isUnreadable ? UnreadableDocument : Error)(answer.message));
    });
    const end = () => {
      if (this.child !== child) return;
      this.child = undefined;
      const ended = new Error('the reader of documents came to an end');
      for (const { reject } of this.waiting.values()) reject(ended);
    };
    child.once('exit', end);
    child.once('error', end);
    return child;
  }
}
