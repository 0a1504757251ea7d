import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { FiscalYear } from '../../programmes/fiscal-year.entity.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { STAGE_ERRORS } from '../stage.errors.js';
import { mayChangeStages } from '../stage.policy.js';
import { OpenThings, type OpenThing } from './open-things.js';
import { OPEN_WORDS } from './open-words.js';

interface ClosingRow {
  id: string;
  line_ids: string[];
}

/**
 * Closes a fiscal year: its budget lines take nothing new. What is left on them can still be carried over, returned or
 * settled. Refused while anything of the year holds money; opened again, it has the lines open that it closed itself.
 */
@Injectable()
export class CloseYear {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly openThings: OpenThings,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async close(actor: Actor, fiscalYearId: string, confirmed: boolean): Promise<void> {
    ensure(mayChangeStages(actor));
    await this.unit.run(actor, async () => {
      const year = await this.locked(actor, fiscalYearId);
      if (year.closedAt) throw STAGE_ERRORS.fail('stages.year-closed');
      if (this.clock.businessDate(actor.demo) <= year.endsOn)
        throw STAGE_ERRORS.fail('stages.year-not-over', { endsOn: year.endsOn });
      const at = this.clock.businessNow(actor.demo);
      // Lines first: whoever hands in from here on is refused by them, and whoever did before is found below.
      const lineIds = await this.setLines(actor, await this.openLines(fiscalYearId), true);
      refuseWhileOpen(await this.openThings.of(actor, fiscalYearId), confirmed);
      await this.unit.query('UPDATE fiscal_years SET closed_at = $2 WHERE id = $1', [fiscalYearId, at]);
      await this.unit.query(
        `INSERT INTO year_closings (programme_id, id, fiscal_year_id, line_ids, closed_by, closed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [actor.programme.id, uuidv7(), fiscalYearId, lineIds, actor.userId, at],
      );
      await this.record(actor, 'fiscal-year.closed', year, { lines: lineIds.length });
    });
  }

  async reopen(actor: Actor, fiscalYearId: string, reason: string): Promise<void> {
    ensure(mayChangeStages(actor));
    const why = reason.trim();
    if (why === '' || why.length > 500) throw STAGE_ERRORS.fail('stages.reason-missing');
    await this.unit.run(actor, async () => {
      const year = await this.locked(actor, fiscalYearId);
      const closing = await this.unit.one<ClosingRow>(
        'SELECT id, line_ids FROM year_closings WHERE fiscal_year_id = $1 AND reopened_at IS NULL FOR UPDATE',
        [fiscalYearId],
      );
      if (!year.closedAt || !closing) throw STAGE_ERRORS.fail('stages.year-not-closed');
      await this.unit.query('UPDATE fiscal_years SET closed_at = NULL WHERE id = $1', [fiscalYearId]);
      await this.setLines(actor, await this.ownersOf(closing.line_ids), false);
      await this.unit.query(
        'UPDATE year_closings SET reopened_by = $2, reopened_at = $3, reason = $4 WHERE id = $1',
        [closing.id, actor.userId, this.clock.businessNow(actor.demo), why],
      );
      await this.record(actor, 'fiscal-year.reopened', year, { lines: closing.line_ids.length, reason: why });
    });
  }

  /** Two officers at once: the second waits here and finds it done. */
  private async locked(actor: Actor, fiscalYearId: string): Promise<FiscalYear> {
    await this.unit.query('SELECT 1 FROM fiscal_years WHERE id = $1 FOR UPDATE', [fiscalYearId]);
    return this.structure.fiscalYear(actor, fiscalYearId);
  }

  private openLines(fiscalYearId: string): Promise<{ id: string; teamId: string }[]> {
    return this.unit.query(
      `SELECT id, owner_team_id AS "teamId" FROM budget_lines WHERE fiscal_year_id = $1 AND NOT closed ORDER BY owner_team_id, id`,
      [fiscalYearId],
    );
  }

  private ownersOf(lineIds: readonly string[]): Promise<{ id: string; teamId: string }[]> {
    return this.unit.query(
      'SELECT id, owner_team_id AS "teamId" FROM budget_lines WHERE id = ANY ($1::uuid[]) ORDER BY owner_team_id, id',
      [lineIds],
    );
  }

  /** In each owner's name, one team after the other; those that changed. */
  private async setLines(
    actor: Actor,
    lines: readonly { id: string; teamId: string }[],
    closed: boolean,
  ): Promise<string[]> {
    const changed: string[] = [];
    for (const teamId of new Set(lines.map((line) => line.teamId))) {
      const ids = lines.filter((line) => line.teamId === teamId).map(({ id }) => id);
      const work = () =>
        this.unit.query<{ id: string }>(
          'UPDATE budget_lines SET closed = $3 WHERE owner_team_id = $1 AND id = ANY ($2::uuid[]) AND closed <> $3 RETURNING id',
          [teamId, ids, closed],
        );
      changed.push(...(await this.unit.run(actor, work, { onBehalfOf: teamId })).map(({ id }) => id));
    }
    return changed;
  }

  private record(actor: Actor, act: string, { id, year }: FiscalYear, after: object): Promise<void> {
    const teamId = actor.programme.officeTeamId;
    return this.audit.record(actor, {
      teamId,
      act,
      subjectType: 'fiscal-year',
      subjectId: id,
      after: { year, ...after },
    });
  }
}

/** Everything that holds money refuses; drafts ask. Pure. */
export function refuseWhileOpen(things: readonly OpenThing[], confirmed: boolean): void {
  const holding = things.filter(({ holds }) => holds);
  const count = (some: readonly OpenThing[]) => some.reduce((sum, one) => sum + one.count, 0);
  if (holding.length > 0) {
    const fail = (locale: Locale) =>
      STAGE_ERRORS.fail('stages.year-has-open-things', {
        count: count(holding),
        what: said(holding, locale),
      });
    const { code, kind } = fail('ko');
    throw new DomainError(code, kind, { ko: fail('ko').text.ko, en: fail('en').text.en });
  }
  const drafts = count(things.filter(({ kind }) => kind === 'drafts'));
  if (drafts > 0 && !confirmed) throw STAGE_ERRORS.fail('stages.year-has-drafts', { count: drafts });
}

function said(things: readonly OpenThing[], locale: Locale): string {
  return things
    .map(
      ({ team, kind, count, numbers }) =>
        `${team[locale]} ${OPEN_WORDS[kind][locale]} ${count}${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}`,
    )
    .join('; ');
}
