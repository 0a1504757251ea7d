import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { OFFICIAL_HOLIDAYS } from '../platform/clock/official-holidays.js';
import { withDaysOff, type HolidayCalendar } from '../platform/clock/working-days.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Deadline, DeadlineBase, DeadlineShift } from './deadline.js';
import { STANDARD_DEADLINES } from './standard-deadlines.js';

export interface DayOff {
  day: KstDate;
  name: string;
}

/** A programme's deadlines and the days on which nobody works. */
export interface DeadlineSet {
  deadlines: readonly Deadline[];
  daysOff: readonly DayOff[];
  holidays: HolidayCalendar;
}

interface DeadlineRow {
  code: string;
  title_ko: string;
  title_en: string;
  article_ko: string;
  article_en: string;
  base: DeadlineBase;
  months: number;
  days: number;
  shift: DeadlineShift;
  roles: Role[];
  active: boolean;
}

/** Reads and keeps a programme's deadlines and days off, in the unit in hand. */
@Injectable()
export class DeadlineStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** One statement by key, which joins no unit: a submission asks it beside all else that it reads. */
  async read(programmeId: string): Promise<DeadlineSet> {
    const [row] = await this.unit.byKey<{ changed: DeadlineRow[] | null; off: DayOff[] | null }>(
      `SELECT (SELECT jsonb_agg(d ORDER BY d.code) FROM stage_deadlines d WHERE d.programme_id = $1) AS changed,
         (SELECT jsonb_agg(jsonb_build_object('day', o.day, 'name', o.name) ORDER BY o.day) FROM days_off o WHERE o.programme_id = $1) AS off`,
      [programmeId],
    );
    const daysOff = row?.off ?? [];
    return {
      deadlines: merged(row?.changed ?? []),
      daysOff,
      holidays: daysOff.length === 0 ? OFFICIAL_HOLIDAYS : withDaysOff(OFFICIAL_HOLIDAYS, daysOff),
    };
  }

  keep(actor: Actor, deadline: Deadline, at: Date): void {
    const { code, title, article, base, months, days, shift, roles, active } = deadline;
    this.unit.write(
      `INSERT INTO stage_deadlines (programme_id, code, title_ko, title_en, article_ko, article_en, base, months, days, shift, roles, active,
         changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (programme_id, code) DO UPDATE SET title_ko = EXCLUDED.title_ko, title_en = EXCLUDED.title_en,
         article_ko = EXCLUDED.article_ko, article_en = EXCLUDED.article_en, base = EXCLUDED.base, months = EXCLUDED.months,
         days = EXCLUDED.days, shift = EXCLUDED.shift, roles = EXCLUDED.roles, active = EXCLUDED.active,
         changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at`,
      [
        actor.programme.id,
        code,
        title.ko,
        title.en,
        article.ko,
        article.en,
        base,
        months,
        days,
        shift,
        [...roles],
        active,
        actor.userId,
        at,
      ],
    );
  }

  forget(actor: Actor, code: string): void {
    this.unit.write('DELETE FROM stage_deadlines WHERE programme_id = $1 AND code = $2', [
      actor.programme.id,
      code,
    ]);
  }

  addDayOff(actor: Actor, { day, name }: DayOff, at: Date): void {
    this.unit.write(
      `INSERT INTO days_off (programme_id, day, name, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (programme_id, day) DO UPDATE SET name = EXCLUDED.name, added_by = EXCLUDED.added_by, added_at = EXCLUDED.added_at`,
      [actor.programme.id, day, name, actor.userId, at],
    );
  }

  removeDayOff(actor: Actor, day: KstDate): void {
    this.unit.write('DELETE FROM days_off WHERE programme_id = $1 AND day = $2', [actor.programme.id, day]);
  }
}

/** The standard with what the programme changed of it, and after it what the programme added. */
function merged(rows: readonly DeadlineRow[]): Deadline[] {
  const standard = STANDARD_DEADLINES.map((deadline): Deadline => {
    const row = rows.find(({ code }) => code === deadline.code);
    return row ? { ...deadline, ...changedBy(row), unverified: undefined } : deadline;
  });
  const added = rows
    .filter(({ code }) => !STANDARD_DEADLINES.some((deadline) => deadline.code === code))
    .map((row): Deadline => ({ code: row.code, ...changedBy(row), standard: false }));
  return [...standard, ...added];
}

function changedBy(row: DeadlineRow): Omit<Deadline, 'code' | 'standard'> {
  const { base, months, days, shift, roles, active } = row;
  return {
    title: { ko: row.title_ko, en: row.title_en },
    article: { ko: row.article_ko, en: row.article_en },
    base,
    months,
    days,
    shift,
    roles,
    active,
    changed: true,
  };
}
