import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { AllocationsPage } from '../../../templates/allocations/allocations-page.js';
import type { AllocationLineRow, AppropriationRow } from '../../../templates/allocations/allocations-view.js';
import { withQuery } from '../../../templates/format.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import type { BudgetLine } from '../budget-line.js';
import { BudgetLines } from '../budget-lines.js';
import { mayAllocate, maySeeAllocations } from '../budget.policy.js';
import { AllocationQueries, type Appropriation } from './allocation.queries.js';
import { AllocationsPageQuery } from './page-dto.js';
import { yearChoice } from './year-choice.js';

const PAGE = 100;
const HERE = '/budgets/allocations';

/** 편성과 배정: the office's view of what was given to funds and lines. */
@ApiExcludeController()
@Controller('budgets/allocations')
export class AllocationsPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly queries: AllocationQueries,
    private readonly lines: BudgetLines,
    private readonly frames: PageFrames,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() query: AllocationsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    ensure(maySeeAllocations(actor));
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const may = mayAllocate(actor).allowed;
    return this.unit.run(actor, async () => {
      const today = this.clock.businessDate(actor.demo);
      const { year, options } = await yearChoice(this.structure, actor, { asked: query.year, today });
      const funds = year ? await this.queries.appropriations(actor, { fiscalYearId: year.id }) : [];
      const fundId = isUUID(query.fund) ? query.fund : undefined;
      const found = year ? await this.lines.list(actor, { fiscalYearId: year.id, fundId }) : [];
      const wanted = found.filter((line) => holds(line, query.q ?? '', locale));
      const start = Number(decodeCursor(query.after, 1)?.[0] ?? '0');
      if (!Number.isInteger(start) || start < 0) throw WEB_ERRORS.fail('web.bad-cursor');
      const shown = wanted.slice(start, start + PAGE);
      await this.recordReads(actor, shown);
      const searched = [
        ['year', year?.id],
        ['fund', fundId],
        ['q', query.q],
      ].reduce((href, [name = '', value]) => (value ? withQuery(href, name, value) : href), HERE);
      return (
        <AllocationsPage
          frame={frame}
          years={options}
          funds={funds.map((one) => fundRow(one, locale, may))}
          fundOptions={funds.map(({ fund }) => ({ value: fund.id, label: fund.name[locale] }))}
          lines={shown.map((line) => lineRow(line, locale, may))}
          filter={{ yearId: year?.id ?? '', fundId: fundId ?? '', q: query.q ?? '' }}
          paging={{
            shown: shown.length,
            total: wanted.length,
            firstHref: start > 0 ? searched : undefined,
            nextHref:
              start + PAGE < wanted.length
                ? withQuery(searched, 'after', encodeCursor([String(start + PAGE)]))
                : undefined,
          }}
          mayAllocate={may}
        />
      );
    });
  }

  private async recordReads(actor: Actor, lines: readonly BudgetLine[]): Promise<void> {
    const teams = new Set(lines.filter(({ owner }) => owner === 'team').map(({ team }) => team.id));
    for (const teamId of teams)
      await this.audit.recordRead(actor, { teamId, subjectType: 'budget', subjectId: actor.programme.id });
  }
}

function fundRow(
  { fund, fiscalYear, ...amounts }: Appropriation,
  locale: Locale,
  may: boolean,
): AppropriationRow {
  const href = (act: string) => `${HERE}/funds/${fund.id}?year=${fiscalYear.id}&act=${act}`;
  return {
    id: fund.id,
    name: fund.name[locale],
    pot: fund.kind === 'common-pot',
    appropriated: amounts.appropriated,
    allocated: amounts.allocated,
    unallocated: amounts.unallocated,
    raiseHref: may ? href('appropriate') : undefined,
    lowerHref: may && amounts.unallocated > 0n ? href('reduce') : undefined,
  };
}

function lineRow(line: BudgetLine, locale: Locale, may: boolean): AllocationLineRow {
  const { balance } = line;
  const amounts =
    balance.kind === 'exact' ? balance : { allocated: 0n, reserved: 0n, spent: 0n, available: 0n };
  const href = (act: string) => `${HERE}/lines/${line.id}?act=${act}`;
  return {
    id: line.id,
    category: line.category.name[locale],
    fund: line.fund.name[locale],
    stage: line.stage.name[locale],
    place: placeOf(line, locale),
    inKind: line.means === 'in-kind',
    closed: line.closed,
    allocated: amounts.allocated,
    used: amounts.reserved + amounts.spent,
    available: amounts.available,
    entriesHref: `/budgets/lines/${line.id}`,
    allocateHref: may ? href('allocate') : undefined,
    takeBackHref: may && amounts.available > 0n ? href('deallocate') : undefined,
  };
}

const POT = { ko: '공동 재원', en: 'Common pot' } as const;

/** `업스테이지 · 협력대학 A`; once where the institution is called as its team. */
export function placeOf({ owner, team, institution }: BudgetLine, locale: Locale): string {
  if (owner === 'common-pot') return POT[locale];
  return [...new Set([team.name[locale], institution?.name ?? ''])].filter(Boolean).join(' · ');
}

function holds(line: BudgetLine, q: string, locale: Locale): boolean {
  const wanted = q.trim().toLocaleLowerCase(locale);
  const words = [
    line.category.name[locale],
    line.category.code,
    placeOf(line, locale),
    line.fund.name[locale],
  ];
  return wanted === '' || words.some((word) => word.toLocaleLowerCase(locale).includes(wanted));
}
