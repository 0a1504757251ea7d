import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { readBusinessNumber } from '../platform/ids/business-number.js';
import { formatWon } from '../platform/money/won.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { requireCode, requireDay, requireName } from '../programmes/structure-input.js';
import { fromStored, type LeadInstitution, type TeamJoin, type TemplateLine } from './team-join.js';
import { TeamJoinStore } from './team-join-store.js';
import { TEAM_JOIN_ERRORS } from './team-join.errors.js';
import { mayLetJoin } from './team-join.policy.js';

export interface TeamJoinCommand {
  code: string;
  name: Text;
  joinedOn: KstDate;
  stageId: string;
  institution: LeadInstitution;
  /** A kept template, or the lines of another team in the stage. */
  template: { templateId: string } | { likeTeamId: string };
  reason?: string;
}

/** Puts a joining team before the second officer, with the lines it is to get. Nothing is made yet. */
@Injectable()
export class ProposeTeamJoin {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: TeamJoinStore,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns its id. */
  async execute(actor: Actor, command: TeamJoinCommand): Promise<string> {
    ensure(mayLetJoin(actor));
    const name = requireName(command.name);
    const code = requireCode(command.code).toLowerCase();
    requireDay(command.joinedOn, '/joinedOn');
    const institution = checkedInstitution(command.institution);
    const stage = await this.structure.stage(actor, command.stageId);
    return this.unit.run(actor, async () => {
      if ((await this.structure.teams(actor)).some((team) => team.code === code))
        throw TEAM_JOIN_ERRORS.fail('team-join.code-taken');
      const lines = await this.linesOf(actor, command);
      await ensureAffordable(this.store, stage.id, lines);
      const join: TeamJoin = {
        id: uuidv7(),
        state: 'proposed',
        code,
        name,
        joinedOn: command.joinedOn,
        stageId: stage.id,
        institution,
        lines,
        reason: (command.reason ?? '').trim(),
        proposedBy: actor.userId,
        proposedAt: this.clock.businessNow(actor.demo),
      };
      this.store.add(actor.programme.officeTeamId, join);
      await this.audit.record(actor, {
        teamId: actor.programme.officeTeamId,
        act: 'team-join.proposed',
        subjectType: 'team-join',
        subjectId: join.id,
        after: { ...join },
      });
      return join.id;
    });
  }

  private async linesOf(
    actor: Actor,
    { template, stageId }: Pick<TeamJoinCommand, 'template' | 'stageId'>,
  ): Promise<TemplateLine[]> {
    let lines: readonly TemplateLine[] | undefined;
    if ('templateId' in template)
      lines = (await this.store.templates()).find(({ id }) => id === template.templateId)?.lines;
    else if (actor.readTeamIds.includes(template.likeTeamId))
      lines = fromStored(await this.store.linesOf(template.likeTeamId, stageId));
    if (!lines) throw TEAM_JOIN_ERRORS.fail('team-join.template-missing');
    if (lines.length === 0) throw TEAM_JOIN_ERRORS.fail('team-join.no-lines');
    return [...lines];
  }
}

/** Refuses what a fund can't give, naming it and how much is missing. Inside the unit in hand. */
export async function ensureAffordable(
  store: TeamJoinStore,
  stageId: string,
  lines: readonly TemplateLine[],
): Promise<void> {
  const funds = await store.appropriated(stageId);
  for (const [fundId, fund] of funds) {
    const wanted = lines
      .filter((line) => line.fundId === fundId)
      .reduce((sum, { amount }) => sum + amount, 0n);
    if (wanted > fund.available)
      throw TEAM_JOIN_ERRORS.fail('team-join.appropriation-short', {
        fund: fund.name.ko,
        short: formatWon(wanted - fund.available),
      });
  }
}

function checkedInstitution(institution: LeadInstitution): LeadInstitution {
  const { ko: name } = requireName({ ko: institution.name, en: institution.name });
  const read = readBusinessNumber(institution.businessNumber);
  if (!read.ok) throw PROGRAMME_ERRORS.fail(`programme.business-number-${read.problem}`);
  return { name, kind: institution.kind, businessNumber: read.number };
}
