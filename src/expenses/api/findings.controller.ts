import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { ClaimFindings } from '../claim-findings.js';
import { FindingsQuery } from '../dto/findings.dto.js';
import { ReadExpense } from '../read-expense.js';

/** What rules and checks say of a claim as it stands. */
@ApiTags('findings')
@Controller('api/v1/findings')
export class FindingsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reading: ReadExpense,
    private readonly findings: ClaimFindings,
  ) {}

  /** Each finding with its article, and the documents asked for; `not-judged` names the facts that aren't held. */
  @Get()
  async of(
    @CurrentActor() actor: Actor,
    @Query() { expenseId }: FindingsQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const locale = localeOf(request);
    const { findings, checklist, pack } = await this.unit.run(actor, async () => {
      const { expense } = await this.reading.execute(actor, expenseId);
      return this.findings.examine(actor, expense);
    });
    return {
      expenseId,
      pack: { code: pack.code, version: pack.version },
      items: findings.map(
        ({ code, outcome, byRule, text, add, article, pointer, needs, reason, expenseId: other }) => ({
          code,
          result: outcome,
          byRule: byRule ?? false,
          detail: text[locale],
          add: add?.[locale],
          article: article?.[locale],
          field: pointer,
          needs: needs?.map((name) => name[locale]),
          reason,
          expenseId: other,
        }),
      ),
      checklist: checklist.map((entry) => ({
        code: entry.code,
        list: entry.list[locale],
        label: entry.label[locale],
        required: entry.required,
        due: entry.due,
        given: entry.given,
        article: entry.article[locale],
        anyOf: entry.alternatives.map((set) =>
          set.map(({ code, name, fields }) => ({
            documentKind: code,
            name: name[locale],
            fields: fields?.map((field) => ({ code: field.code, name: field.name[locale] })),
          })),
        ),
      })),
    };
  }
}
