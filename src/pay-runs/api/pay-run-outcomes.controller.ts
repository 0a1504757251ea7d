import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { OutcomesDto } from '../dto/pay-run.dto.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PayRunQueries } from '../pay-run.queries.js';
import { PostItems } from '../post-items.js';
import { RecordOutcomes } from '../record-outcomes.js';
import { postedResult } from '../results/posted-file.js';
import { RESULT_FIELDS } from '../results/result-columns.js';
import { TakeResult } from '../results/take-result.js';
import { runDetailJson } from './pay-run-json.js';

/** What the bank did with a run: from its result file, or by hand. */
@ApiTags('pay-runs')
@Controller('api/v1/pay-runs/:id')
export class PayRunOutcomesController {
  constructor(
    private readonly queries: PayRunQueries,
    private readonly taking: TakeResult,
    private readonly outcomes: RecordOutcomes,
    private readonly posting: PostItems,
  ) {}

  /**
   * Takes the bank's result in (field `file`: XLSX, XLS or CSV). Every row has to fit an item of the run, or nothing is
   * taken and each row that doesn't is named. The same file again changes nothing.
   */
  @Post('results')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        columns: {
          type: 'string',
          description: `JSON, before the file: number of the column, from 0, by field: ${RESULT_FIELDS.join(', ')}`,
        },
        file: { type: 'string', format: 'binary' },
      },
      required: ['file'],
    },
  })
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    ensure(mayKeepRuns(actor));
    const { file, columns } = await postedResult(request);
    const result = await this.taking.execute(actor, { runId, file, columns });
    await this.posting.execute(actor, runId);
    return { result, run: runDetailJson(await this.queries.read(actor, runId)) };
  }

  /** Marks items by hand where the bank gives no file. */
  @Post('outcomes')
  @HttpCode(200)
  async mark(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Body() { items, paidOn, bankReference = '' }: OutcomesDto,
  ): Promise<object> {
    await this.outcomes.byHand(actor, { runId, items, paidOn, bankReference });
    await this.posting.execute(actor, runId);
    return runDetailJson(await this.queries.read(actor, runId));
  }

  /** Takes up what the bank has paid and the ledger hasn't taken yet. */
  @Post('posting')
  @HttpCode(200)
  async post(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) runId: string): Promise<object> {
    ensure(mayKeepRuns(actor));
    await this.posting.execute(actor, runId);
    return runDetailJson(await this.queries.read(actor, runId));
  }
}
