import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { SubjectType } from './notice-subject.js';

export interface SubjectFacts {
  /** What people call it: `2025-0042 말뭉치 구입`. */
  label: string;
  /** The day by which something has to be done about it. */
  dueOn?: KstDate;
}

/** Those of the ids that the actor may see, inside the unit in hand. */
type SubjectReader = (actor: Actor, ids: readonly string[]) => Promise<ReadonlyMap<string, SubjectFacts>>;

/** What notices are about, as it is called now. The features that own it say so, so that this one knows none of them. */
@Injectable()
export class NoticeSubjects {
  private readonly readers = new Map<SubjectType, SubjectReader>();

  readBy(type: SubjectType, reader: SubjectReader): void {
    this.readers.set(type, reader);
  }

  /** By id. What isn't in it is gone or not to be seen any more; undefined where such things have no name of their own. */
  async of(
    actor: Actor,
    type: SubjectType,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, SubjectFacts> | undefined> {
    return this.readers.get(type)?.(actor, [...new Set(ids)]);
  }
}
