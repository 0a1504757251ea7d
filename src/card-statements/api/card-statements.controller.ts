import '@fastify/multipart';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, CurrentActor } from '../../platform/web/actor-of-request.js';
import { AskForDocument } from '../ask-for-document.js';
import { CARD_ERRORS } from '../card-statement.errors.js';
import { mayTakeCardStatement } from '../card-statement.policy.js';
import { CardStatementQueries } from '../card-statement.queries.js';
import {
  CardRowListQuery,
  CardStatementListQuery,
  LinkCardUseDto,
  VatQuery,
} from '../dto/card-statement.dto.js';
import { AskForDocumentDto } from '../dto/card-use.dto.js';
import { LinkCardUse } from '../link-card-use.js';
import { VatToPutBackQuery } from '../vat-to-put-back.js';
import { TakeCardStatement } from '../take-card-statement.js';
import { CARD_FIELDS } from '../card-columns.js';
import { columnsOfPart } from './columns-of-part.js';
import { statementJson, transactionJson } from './card-statement-json.js';

const PAGE = 50;
const ROWS = 200;
const VAT_ROWS = 1000;

/** Statements of research cards (연구비카드 사용내역). */
@ApiTags('card-statements')
@Controller('api/v1/card-statements')
export class CardStatementsController {
  constructor(
    private readonly taking: TakeCardStatement,
    private readonly queries: CardStatementQueries,
    private readonly linking: LinkCardUse,
    private readonly asking: AskForDocument,
    private readonly vatToPutBack: VatToPutBackQuery,
  ) {}

  /**
   * Takes one statement in (field `file`, XLSX or CSV); the same file again answers 200 with the first one. Columns are
   * known by their names, or as the team last chose them for the same header. Where neither says enough the answer is 422
   * and names what is missing; `columns` before the file says it, is remembered, and takes a statement that is in anew.
   */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        columns: {
          type: 'string',
          description: `JSON: number of the column, from 0, by field: ${CARD_FIELDS.join(', ')}`,
          example: '{"usedOn":0,"amount":2,"merchantName":3}',
        },
        file: { type: 'string', format: 'binary' },
      },
      required: ['file'],
    },
  })
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const actor = actorOf(request);
    ensure(mayTakeCardStatement(actor));
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part?.filename) throw CARD_ERRORS.fail('card-statement.file-missing');
    const file = {
      name: part.filename,
      content: part.file,
      truncated: () => part.file.truncated,
    };
    const { id, isNew } = await this.taking.execute(actor, file, columnsOfPart(part.fields['columns']));
    void reply.status(isNew ? 201 : 200).header('location', `/api/v1/card-statements/${id}`);
    return statementJson(await this.queries.read(actor, id));
  }

  /** Newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: CardStatementListQuery): Promise<object> {
    const { rows, next } = await this.queries.list(actor, {
      after: query.after,
      limit: query.limit ?? PAGE,
    });
    return { items: rows.map(statementJson), next };
  }

  /** VAT that cards paid and the grant doesn't bear (부가세 환입), by use and institution; at most 1,000 uses. */
  @Get('vat')
  async vat(@CurrentActor() actor: Actor, @Query() period: VatQuery): Promise<object> {
    const { rows, cut, sums, openCount } = await this.vatToPutBack.execute(actor, period, VAT_ROWS);
    return {
      items: rows.map((row) => ({
        ...row,
        amount: row.amount.toString(),
        vatAmount: row.vatAmount.toString(),
      })),
      cut,
      institutions: sums.map((sum) => ({ ...sum, vatAmount: sum.vatAmount.toString() })),
      notLinkedCount: openCount,
    };
  }

  /** One statement, with how many of its rows were new. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return statementJson(await this.queries.read(actor, id));
  }

  /** The uses of cards it brought, in the order of the sheet, each with the claim it seems to belong to. */
  @Get(':id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CardRowListQuery,
  ): Promise<object> {
    const statement = await this.queries.read(actor, id);
    const { rows, next } = await this.queries.rows(actor, statement, {
      after: query.after,
      limit: query.limit ?? ROWS,
      state: query.state,
    });
    return { items: rows.map(transactionJson), next };
  }

  /** Puts a use of a card to a claim; again with another claim moves it. */
  @Put(':id/rows/:rowId/claim')
  @HttpCode(204)
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) statementId: string,
    @Param('rowId', ParseUUIDPipe) rowId: string,
    @Body() { expenseId }: LinkCardUseDto,
  ): Promise<void> {
    await this.linking.link(actor, { statementId, rowId, claim: { id: expenseId } });
  }

  /** Asks a colleague for the document of a use of a card; again with another one asks them instead. */
  @Put(':id/rows/:rowId/request')
  @HttpCode(204)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) statementId: string,
    @Param('rowId', ParseUUIDPipe) rowId: string,
    @Body() { personId }: AskForDocumentDto,
  ): Promise<void> {
    await this.asking.execute(actor, { statementId, personId, rowId });
  }

  @Delete(':id/rows/:rowId/claim')
  @HttpCode(204)
  async unlink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) statementId: string,
    @Param('rowId', ParseUUIDPipe) rowId: string,
  ): Promise<void> {
    await this.linking.unlink(actor, { statementId, rowId });
  }
}
