import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentReading } from '../reading/document-reading.js';
import { startProcess } from '../reading/worker-thread.js';

export interface PhotoRequest {
  readonly path: string;
}

export type PhotoAnswer = { ok: true; reading: DocumentReading } | { ok: false; message: string };

/** Four turns of one picture, each of which may take a minute. */
const MILLISECONDS = 300_000;
const IDLE_MILLISECONDS = 60_000;

/**
 * Reads pictures one at a time in a process of its own, of lower priority than the server: letters take seconds of a
 * whole core, and a picture that brings the reader down must bring nothing else down. It ends when there has been
 * nothing to read for a while.
 */
@Injectable()
export class PhotoReader implements OnApplicationShutdown {
  private child?: ChildProcess;
  private turn: Promise<unknown> = Promise.resolve();
  private idle?: NodeJS.Timeout;

  /** What the picture at a path says; rejects when the reader failed on it or came to an end. */
  read(path: string): Promise<DocumentReading> {
    const result = this.turn.then(() => this.once(path));
    this.turn = result.catch(() => undefined);
    return result;
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private async once(path: string): Promise<DocumentReading> {
    clearTimeout(this.idle);
    try {
      const answer = await this.ask((this.child ??= this.start()), path);
      if (!answer.ok) throw new Error(answer.message);
      return answer.reading;
    } catch (error) {
      this.end();
      throw error;
    } finally {
      this.idle = setTimeout(() => this.end(), IDLE_MILLISECONDS).unref();
    }
  }

  private start(): ChildProcess {
    const child = startProcess(new URL('./photo-process.js', import.meta.url));
    // One that died while it had nothing to do is replaced by the next picture.
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    return child;
  }

  private async ask(child: ChildProcess, path: string): Promise<PhotoAnswer> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(MILLISECONDS)]);
    try {
      const answered = once(child, 'message', { signal }).then(([answer]) => answer as PhotoAnswer);
      const ended = once(child, 'exit', { signal }).then(() => {
        throw new Error('the reader of pictures came to an end');
      });
      const sent = new Promise<never>((_, refuse) => {
        child.send({ path } satisfies PhotoRequest, (error) => error && refuse(error));
      });
      return await Promise.race([answered, ended, sent]);
    } finally {
      over.abort();
    }
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}
