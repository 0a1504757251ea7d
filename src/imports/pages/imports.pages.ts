import '@fastify/multipart';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { sendSheet } from '../../sheets/written-sheet.js';
import { ChooseSheet } from '../choose-sheet.js';
import { ErrorCopyQuery } from '../dto/import.dto.js';
import { ErrorCopies } from '../error-copy.js';
import { ImportQueries } from '../import.queries.js';
import { IMPORT_ERRORS } from '../import.errors.js';
import { mayImport } from '../import.policy.js';
import { IMPORT_FIELDS } from '../import.js';
import { columnName } from '../copy-texts.js';
import { MapImport } from '../map-import.js';
import { ReceiveImport } from '../receive-import.js';
import { StartImport } from '../start-import.js';
import { UndoImport } from '../undo-import.js';
import { ImportRenderer } from './import.render.js';
import { mappingFromForm } from './mapping-form-values.js';

/** 표에서 가져오기. */
@Controller('imports')
export class ImportPages {
  constructor(
    private readonly renderer: ImportRenderer,
    private readonly queries: ImportQueries,
    private readonly reception: ReceiveImport,
    private readonly sheets: ChooseSheet,
    private readonly mapping: MapImport,
    private readonly starting: StartImport,
    private readonly undoing: UndoImport,
    private readonly copies: ErrorCopies,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.list(request, reply, { after: textOf(query, 'after') || undefined });
  }

  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    ensure(mayImport(actor));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const part = request.isMultipart() ? await request.file() : undefined;
        if (!part?.filename) throw IMPORT_ERRORS.fail('import.file-missing');
        const { import: one } = await this.reception.execute(actor, {
          name: part.filename,
          content: part.file,
          truncated: () => part.file.truncated,
        });
        return { to: `/imports/${one.id}` };
      },
      again: (errors) =>
        this.renderer.list(request, reply, { errors: errors.map(({ text }) => ({ field: 'file', text })) }),
    });
  }

  @Get(':id')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const mapping = textOf(query, 'columns') === 'change' ? 'as-it-is' : undefined;
    return this.renderer.one(request, reply, id, { mapping });
  }

  @Post(':id/mapping')
  async map(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const mapping = mappingFromForm(body);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.mapping.execute(actorOf(request), { id, mapping });
        return { to: `/imports/${id}` };
      },
      again: (errors) =>
        this.renderer.one(request, reply, id, { mapping, errors: namedErrors(errors, localeOf(request)) }),
    });
  }

  @Post(':id/sheet')
  choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const typed = textOf(body, 'sheet');
    const sheet = /^\d{1,3}$/.test(typed) ? Number(typed) : -1;
    return this.move(request, reply, id, () => this.sheets.execute(actorOf(request), { id, sheet }));
  }

  @Post(':id/start')
  start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.move(request, reply, id, () => this.starting.start(actorOf(request), id));
  }

  @Post(':id/cancellation')
  cancel(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.move(request, reply, id, () => this.starting.cancel(actorOf(request), id));
  }

  @Post(':id/undo')
  undo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.move(request, reply, id, () => this.undoing.start(actorOf(request), id));
  }

  @Get(':id/errors')
  async errors(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ErrorCopyQuery,
  ): Promise<void> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    await sendSheet(reply, this.copies.of(actor, one, { ...query, locale: localeOf(request) }));
  }

  private move(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    act: () => Promise<unknown>,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await act();
        return { to: `/imports/${id}` };
      },
      again: (errors) => this.renderer.one(request, reply, id, { errors }),
    });
  }
}

/** Twelve fields may lack the same thing: each says which it is. */
function namedErrors(errors: readonly FormError[], locale: Locale): FormError[] {
  return errors.map((error) => {
    const field = IMPORT_FIELDS.find((name) => error.field === `columns.${name}`);
    return field ? { ...error, text: `${columnName(field, locale)}: ${error.text}` } : error;
  });
}
