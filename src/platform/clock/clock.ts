import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { kstDateOf, startOfKstDate, type KstDate } from './kst-date.js';

/** A demonstration's calendar: its first business day, and the real instant at which it was loaded. */
export interface DemoCalendar {
  startsOn: KstDate;
  startedAt: Date;
}

const fixed = new AsyncLocalStorage<Date>();

/** The only source of time. Sessions, tokens and audit take `now`, business dates take `businessNow`. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The instant business is done at: real time, or the demonstration's own time ticking on from its first day. */
  businessNow(demo?: DemoCalendar): Date {
    const held = fixed.getStore();
    if (held) return held;
    const now = this.now();
    if (!demo) return now;
    const shiftMs =
      startOfKstDate(demo.startsOn).getTime() - startOfKstDate(kstDateOf(demo.startedAt)).getTime();
    return new Date(now.getTime() + shiftMs);
  }

  businessDate(demo?: DemoCalendar): KstDate {
    return kstDateOf(this.businessNow(demo));
  }

  /** Does `work` as if business were done at `instant`: how past months of a demonstration or a story are made. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return fixed.run(instant, work);
  }
}
