import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { SettlementSubject } from './settlement-subject.js';

/** Tells those of a team who see its settlements what the office did. */
@Injectable()
export class SettlementNotices {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly notices: Notices,
  ) {}

  async tell(
    actor: Actor,
    kind: 'settlement-confirmed' | 'settlement-answered' | 'settlement-final',
    { team, stage }: SettlementSubject,
  ): Promise<void> {
    const people = await this.unit.query<{ id: string }>(
      `SELECT DISTINCT m.user_id AS id FROM memberships m WHERE m.team_id = $1
         AND m.role IN ('principal-investigator', 'administrator', 'finance')`,
      [team.id],
    );
    await this.notices.tell(actor, {
      teamId: team.id,
      kind,
      userIds: people.map(({ id }) => id),
      subject: { type: 'settlement', id: team.id, partId: stage.id },
    });
  }
}
