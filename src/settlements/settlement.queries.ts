import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths, isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { sumWon, type Won } from '../platform/money/won.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { InterestMethod } from './formulas/interest.js';
import { settle } from './settle.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { maySeeSettlements } from './settlement.policy.js';
import { SettlementBlocks, type SettlementBlock } from './settlement-blocks.js';
import { SettlementInputs, type WantedInput } from './settlement-inputs.js';
import { digestOf } from './settlement-json.js';
import type { SettlementResult } from './settlement-result.js';
import { SettlementStore } from './settlement-store.js';
import { SettlementSubjects, type SettlementPlace, type SettlementSubject } from './settlement-subject.js';
import type { Disallowance, Objection, ReturnReceipt, Settlement, SettlementState } from './settlement.js';

export interface SettlementRow extends SettlementSubject {
  state: SettlementState;
  asOf: KstDate;
  /** As kept, or as it would be today. */
  result: SettlementResult;
  received: Won;
  /** The next day that counts: settling has begun, objections have come in, the return was paid. */
  dueOn?: KstDate;
}

export interface Statement extends SettlementSubject {
  state: SettlementState;
  settlement?: Settlement;
  asOf: KstDate;
  interestMethod: InterestMethod;
  result: SettlementResult;
  digest: string;
  ledgerPosition: bigint;
  /** What stands in the way of the next step; nothing once it is confirmed. */
  blocks: readonly SettlementBlock[];
  disallowances: readonly Disallowance[];
  objection?: Objection;
  receipts: readonly ReturnReceipt[];
  received: Won;
  confirmedBy?: string;
  finalisedBy?: string;
}

export interface SettlementFilter {
  team?: string;
  stage?: string;
}

/** Settling begins within three months of a stage's end. */
const MONTHS_TO_SETTLE = 3;
/** Interest is taken by share where nobody chose otherwise. */
const USUAL_INTEREST: InterestMethod = 'share';

/** Reads settlements: kept ones as they were kept, all others as they would be. */
@Injectable()
export class SettlementQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
    private readonly subjects: SettlementSubjects,
    private readonly store: SettlementStore,
    private readonly inputs: SettlementInputs,
    private readonly blocks: SettlementBlocks,
  ) {}

  /** Of stages that have begun and in which a team has lines; the latest stage first. */
  list(actor: Actor, filter: SettlementFilter = {}): Promise<SettlementRow[]> {
    ensure(maySeeSettlements(actor));
    return this.unit.run(
      actor,
      async () => {
        const today = this.clock.businessDate(actor.demo);
        const pairs = await this.pairs(actor, filter, today);
        const teamIds = [...new Set(pairs.map(({ team }) => team.id))];
        const kept = new Map(
          (await this.store.ofTeams(teamIds)).map((each) => [keyOf(each.teamId, each.stageId), each]),
        );
        const received = await this.store.received(teamIds);
        const wanted = pairs.map((pair): WantedInput => {
          const begun = kept.get(keyOf(pair.team.id, pair.stage.id));
          return { ...pair, asOf: today, interestMethod: begun?.interestMethod ?? USUAL_INTEREST };
        });
        const loaded = await this.inputs.many(actor, wanted, today);
        for (const teamId of teamIds)
          await this.audit.recordRead(actor, { teamId, subjectType: 'settlement-list', subjectId: teamId });
        return wanted.flatMap((pair, index): SettlementRow[] => {
          const settlement = kept.get(keyOf(pair.team.id, pair.stage.id));
          const input = loaded[index]?.input;
          if (!input || (!settlement && input.institutions.length === 0)) return [];
          return [rowOf(pair, settlement, settlement?.result ?? settle(input), received)];
        });
      },
      { snapshot: true },
    );
  }

  /** One settlement with all that belongs to it; a preview as of the day that is asked for. */
  statement(
    actor: Actor,
    place: SettlementPlace,
    asked: { asOf?: string; interest?: InterestMethod } = {},
  ): Promise<Statement> {
    ensure(maySeeSettlements(actor));
    return this.unit.run(
      actor,
      async () => {
        const subject = await this.subjects.find(actor, place);
        const settlement = await this.store.find(subject.team.id, subject.stage.id);
        const computed = await this.computed(actor, subject, settlement, asked);
        const receipts = settlement ? await this.store.receipts(settlement) : [];
        await this.audit.recordRead(actor, {
          teamId: subject.team.id,
          subjectType: 'settlement',
          subjectId: settlement?.id ?? subject.stage.id,
        });
        return {
          ...subject,
          ...computed,
          state: settlement?.state ?? 'preview',
          settlement,
          disallowances: settlement ? await this.store.disallowances(settlement) : [],
          objection: settlement && (await this.store.objection(settlement)),
          receipts,
          received: sumWon(receipts.map(({ amount }) => amount)),
          confirmedBy: await this.store.nameOf(settlement?.confirmedBy),
          finalisedBy: await this.store.nameOf(settlement?.finalisedBy),
        };
      },
      { snapshot: true },
    );
  }

  private async computed(
    actor: Actor,
    subject: SettlementSubject,
    settlement: Settlement | undefined,
    asked: { asOf?: string; interest?: InterestMethod },
  ): Promise<Pick<Statement, 'asOf' | 'interestMethod' | 'result' | 'digest' | 'ledgerPosition' | 'blocks'>> {
    if (settlement?.result)
      return {
        asOf: settlement.asOf,
        interestMethod: settlement.interestMethod,
        result: settlement.result,
        digest: settlement.digest ?? '',
        ledgerPosition: settlement.ledgerPosition ?? 0n,
        blocks: [],
      };
    const asOf = settlement?.asOf ?? this.day(actor, subject.stage, asked.asOf);
    const interestMethod = settlement?.interestMethod ?? asked.interest ?? USUAL_INTEREST;
    const { input, ledgerPosition } = await this.inputs.one(actor, { ...subject, asOf, interestMethod });
    return {
      asOf,
      interestMethod,
      result: settle(input),
      digest: digestOf(input),
      ledgerPosition,
      blocks: await this.blocks.of(input),
    };
  }

  /** Any day from the stage's first to today. */
  private day(actor: Actor, { startsOn }: Stage, asked: string | undefined): KstDate {
    const today = this.clock.businessDate(actor.demo);
    if (!asked) return today;
    if (!isKstDate(asked) || asked < startsOn || asked > today)
      throw SETTLEMENT_ERRORS.fail('settlement.as-of-out-of-range', { from: startsOn, today });
    return asked;
  }

  private async pairs(
    actor: Actor,
    { team, stage }: SettlementFilter,
    today: KstDate,
  ): Promise<SettlementSubject[]> {
    const teams = (await this.subjects.teams(actor)).filter(
      ({ id, code }) => !team || id === team || code === team,
    );
    const stages = (await this.structure.stages(actor)).filter(
      ({ id, number, startsOn }) => startsOn <= today && (!stage || id === stage || String(number) === stage),
    );
    if ((team && teams.length === 0) || (stage && stages.length === 0))
      throw SETTLEMENT_ERRORS.fail('settlement.not-found');
    return stages.toReversed().flatMap((each) => teams.map((of) => ({ team: of, stage: each })));
  }
}

function keyOf(teamId: string, stageId: string): string {
  return `${teamId} ${stageId}`;
}

function rowOf(
  { team, stage, asOf }: WantedInput,
  settlement: Settlement | undefined,
  result: SettlementResult,
  receivedOf: ReadonlyMap<string, Won>,
): SettlementRow {
  const state = settlement?.state ?? 'preview';
  const received = (settlement && receivedOf.get(settlement.id)) ?? 0n;
  const closed = state === 'final' && received >= result.totals.total;
  return {
    team,
    stage,
    state,
    asOf: settlement?.result ? settlement.asOf : asOf,
    result,
    received,
    dueOn: closed ? undefined : dueOn(stage, settlement),
  };
}

function dueOn(stage: Stage, settlement: Settlement | undefined): KstDate | undefined {
  if (settlement?.state === 'final') return settlement.returnDueOn;
  return settlement?.objectionDueOn ?? addMonths(stage.endsOn, MONTHS_TO_SETTLE);
}
