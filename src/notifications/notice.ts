import type { NoticeKind } from './notice-kinds.js';
import type { NoticeSubject } from './notice-subject.js';

/** Something that one person is told (알림). */
export interface Notice {
  id: string;
  kind: NoticeKind;
  subject: NoticeSubject;
  /** Whoever did it; nobody where one's own work came to its end. */
  actorName?: string;
  at: Date;
  readAt?: Date;
}
