import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ColumnsPage, type ColumnsPageProps } from '../../../templates/card-statements/columns-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { columnOption, columnsFrom } from '../../sheets/sheet-columns.js';
import {
  CARD_FIELD_NAMES,
  CARD_FIELDS,
  NEEDED_CARD_FIELDS,
  type CardColumns,
  type CardField,
} from '../card-columns.js';
import { TakeCardStatement } from '../take-card-statement.js';

const SHOWN = 5;
const GROUPS: readonly {
  legend: ColumnsPageProps['groups'][number]['legend'];
  fields: readonly CardField[];
}[] = [
  { legend: 'needed', fields: NEEDED_CARD_FIELDS },
  {
    legend: 'known',
    fields: ['cardNumber', 'approvalNumber', 'usedAt', 'merchantBusinessNumber', 'merchantKind', 'cancelled'],
  },
  { legend: 'amounts', fields: ['supplyAmount', 'taxAmount'] },
  { legend: 'foreign', fields: ['foreignAmount', 'country', 'exchangeRate'] },
];

/** 카드 내역의 열 맞추기: for a sheet nobody can read, and for one that was read wrongly. */
@ApiExcludeController()
@Controller('card-statements/columns')
export class ColumnPages {
  constructor(
    private readonly taking: TakeCardStatement,
    private readonly frames: PageFrames,
  ) {}

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id);
  }

  @Post(':id')
  take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const columns = columnsFrom(CARD_FIELDS, (name) => textOf(body, name));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const taken = await this.taking.takeAs(actorOf(request), id, columns);
        return { to: `/card-statements/${taken.id}` };
      },
      again: (errors) =>
        this.page(request, reply, id, {
          columns,
          errors: namedErrors(errors, localeOf(request)),
        }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { columns, errors = [] }: { columns?: CardColumns; errors?: FormError[] } = {},
  ): Promise<VNode> {
    const { evidence, sheet, proposed } = await this.taking.sheetOf(actorOf(request), id);
    const frame = await this.frames.frameOf(request, reply);
    return ColumnsPage({
      frame,
      id,
      fileName: evidence.originalName,
      header: sheet.header,
      samples: sheet.samples.slice(0, SHOWN),
      columns: sheet.header.map((_, index) => columnOption(sheet.header, sheet.samples, index)),
      groups: GROUPS.map(({ legend, fields }) => ({
        legend,
        fields: fields.map((field) => ({
          name: `columns.${field}`,
          label: CARD_FIELD_NAMES[field][frame.locale],
          value: String((columns ?? proposed)[field] ?? ''),
        })),
      })),
      errors,
    });
  }
}

/** Several fields may lack the same thing: each says which it is. */
function namedErrors(errors: readonly FormError[], locale: Locale): FormError[] {
  return errors.map((error) => {
    const field = CARD_FIELDS.find((name) => error.field === `columns.${name}`);
    return field ? { ...error, text: `${CARD_FIELD_NAMES[field][locale]}: ${error.text}` } : error;
  });
}
