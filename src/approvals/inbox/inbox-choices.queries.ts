import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';

export interface Choice {
  readonly id: string;
  readonly name: Text;
}

const MOST = 300;

/** What a filter of the inbox can name. */
@Injectable()
export class InboxChoices {
  constructor(private readonly unit: UnitOfWork) {}

  async of(actor: Actor): Promise<{ categories: Choice[]; claimants: Choice[]; teams: Choice[] }> {
    return this.unit.run(actor, async () => {
      const [categories, claimants, teams] = await Promise.all([
        this.names(
          `SELECT id, name_ko AS ko, name_en AS en FROM categories WHERE programme_id = $1 AND claimable ORDER BY path LIMIT ${MOST}`,
          [actor.programme.id],
        ),
        actor.team.kind === 'office'
          ? []
          : this.names(
              `SELECT id, name AS ko, name AS en FROM users WHERE team_id = $1 AND status = 'active' ORDER BY name, id LIMIT ${MOST}`,
              [actor.team.id],
            ),
        actor.team.kind === 'office'
          ? this.names(
              `SELECT id, name_ko AS ko, name_en AS en FROM teams WHERE kind = 'team' AND id = ANY ($1) ORDER BY position, code LIMIT ${MOST}`,
              [[...actor.readTeamIds]],
            )
          : [],
      ]);
      return { categories, claimants, teams };
    });
  }

  private async names(sql: string, parameters: readonly unknown[]): Promise<Choice[]> {
    const rows = await this.unit.query<{ id: string; ko: string; en: string }>(sql, parameters);
    return rows.map(({ id, ko, en }) => ({ id, name: { ko, en } }));
  }
}
