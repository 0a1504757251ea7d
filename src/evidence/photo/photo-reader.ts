import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentReading } from '../reading/document-reading.js';
import { ReaderProcess } from '../reading/reader-process.js';

type Turn = NonNullable<DocumentReading['turned']>;

export type PhotoRequest =
  | { readonly what: 'reading'; readonly path: string }
  | { readonly what: 'picture'; readonly path: string; readonly turned: Turn };

/** Less than the queue waits before it hands a picture to somebody else. */
const MILLISECONDS = 150_000;

/** Reads pictures one at a time in a process of its own: letters take seconds of a whole core. */
@Injectable()
export class PhotoReader implements OnApplicationShutdown {
  private readonly process = new ReaderProcess<PhotoRequest>(
    new URL('./photo-process.js', import.meta.url),
    MILLISECONDS,
  );
  private turn: Promise<unknown> = Promise.resolve();

  /** What the picture at a path says; rejects with `UnreadableDocument`, or when the reader came to an end. */
  read(path: string): Promise<DocumentReading> {
    const result = this.turn.then(() => this.process.ask({ what: 'reading', path }));
    this.turn = result.catch(() => undefined);
    return result as Promise<DocumentReading>;
  }

  /** A JPEG of the picture, for kinds that only the reader can decode; not behind the readings that wait. */
  async picture(path: string, turned: Turn): Promise<Buffer> {
    return Buffer.from((await this.process.ask({ what: 'picture', path, turned })) as Uint8Array);
  }

  onApplicationShutdown(): void {
    this.process.end();
  }
}
