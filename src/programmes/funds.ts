import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { Fund, type FundKind } from './fund.entity.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { requireCode, requireName } from './structure-input.js';

export interface FundCommand {
  code: string;
  name: Text;
  /** Fixed once made: lines and claims depend on it. */
  kind: FundKind;
  position?: number;
}

/** Funds, added by officers; name and order may be corrected. */
@Injectable()
export class Funds {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async add(actor: Actor, command: FundCommand): Promise<Fund> {
    ensure(maySetUpProgramme(actor));
    const name = requireName(command.name);
    const code = requireCode(command.code);
    return this.unit.run(actor, async () => {
      const position = command.position ?? (await this.structure.funds(actor)).length + 1;
      const columns = { code, nameKo: name.ko, nameEn: name.en, kind: command.kind, position };
      const fund = Object.assign(new Fund(), columns, { id: uuidv7(), programmeId: actor.programme.id });
      await this.unit.repository(Fund).insert(fund);
      await this.record(actor, 'fund.added', fund.id, undefined, columns);
      return fund;
    });
  }

  async change(actor: Actor, id: string, command: Omit<FundCommand, 'kind'>): Promise<Fund> {
    ensure(maySetUpProgramme(actor));
    const name = requireName(command.name);
    const code = requireCode(command.code);
    return this.unit.run(actor, async () => {
      const fund = await this.structure.fund(actor, id);
      const columns = { code, nameKo: name.ko, nameEn: name.en, position: command.position ?? fund.position };
      await this.unit.repository(Fund).update({ id }, columns);
      await this.record(actor, 'fund.changed', id, { ...fund }, columns);
      return Object.assign(fund, columns);
    });
  }

  private record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: object | undefined,
    after: object,
  ): Promise<void> {
    const teamId = actor.programme.officeTeamId;
    return this.audit.record(actor, { teamId, act, subjectType: 'fund', subjectId, before, after });
  }
}
