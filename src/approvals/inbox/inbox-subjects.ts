import { Injectable } from '@nestjs/common';
import type { InboxSubject } from './inbox-subject.js';

/** What people decide on, put in by the features that know it. */
@Injectable()
export class InboxSubjects {
  private readonly subjects = new Map<string, InboxSubject>();

  add(subject: InboxSubject): void {
    this.subjects.set(subject.type, subject);
  }

  get all(): readonly InboxSubject[] {
    return [...this.subjects.values()];
  }
}
