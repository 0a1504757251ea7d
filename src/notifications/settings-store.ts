import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MailChoice } from './kind-entry.js';
import { choicesOf, DEFAULT_DAILY, type NoticeSettings } from './notice-settings.js';
import { KIND_NAMES } from './notice-kinds.js';

/** Reads and writes one's own choices, inside the unit in hand. */
@Injectable()
export class SettingsStore {
  constructor(private readonly unit: UnitOfWork) {}

  async of(actor: Actor): Promise<NoticeSettings> {
    const mine = [actor.team.id, actor.userId];
    const [daily, rows] = await Promise.all([
      this.unit.byKey<{ on: boolean; hour: number }>(
        'SELECT daily AS on, hour FROM mail_settings WHERE team_id = $1 AND user_id = $2',
        mine,
      ),
      this.unit.byKey<{ kind: string; inPage: boolean; byMail: MailChoice }>(
        'SELECT kind, in_page AS "inPage", by_mail AS "byMail" FROM notice_settings WHERE team_id = $1 AND user_id = $2',
        mine,
      ),
    ]);
    return {
      daily: daily[0] ?? DEFAULT_DAILY,
      kinds: choicesOf(new Map(rows.map((row) => [row.kind, row]))),
    };
  }

  save(actor: Actor, { daily, kinds }: NoticeSettings): void {
    this.saveDaily(actor, daily);
    this.unit.write(
      `INSERT INTO notice_settings (team_id, user_id, kind, in_page, by_mail)
       SELECT $1, $2, * FROM unnest($3::text[], $4::boolean[], $5::text[])
       ON CONFLICT (team_id, user_id, kind) DO UPDATE SET in_page = EXCLUDED.in_page, by_mail = EXCLUDED.by_mail`,
      [
        actor.team.id,
        actor.userId,
        KIND_NAMES,
        KIND_NAMES.map((kind) => kinds[kind].inPage),
        KIND_NAMES.map((kind) => kinds[kind].byMail),
      ],
    );
  }

  saveDaily(actor: Actor, { on, hour }: NoticeSettings['daily']): void {
    this.unit.write(
      `INSERT INTO mail_settings (team_id, user_id, daily, hour) VALUES ($1, $2, $3, $4)
       ON CONFLICT (team_id, user_id) DO UPDATE SET daily = EXCLUDED.daily, hour = EXCLUDED.hour`,
      [actor.team.id, actor.userId, on, hour],
    );
  }
}
