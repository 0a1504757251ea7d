import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/access/actor.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../platform/web/actor-of-request.js';
import { AddSupplier } from './add-supplier.js';
import { RenameSupplier } from './rename-supplier.js';
import { SupplierDetailQueries } from './supplier-detail.queries.js';
import { supplierDetailJson, supplierJson } from './supplier-json.js';
import { AddSupplierDto, RenameSupplierDto, SupplierListQuery } from './supplier.dto.js';
import { SupplierQueries } from './supplier.queries.js';

const PAGE = 50;

/** Suppliers (거래처) of the team: known by its claims, or added before the first. */
@ApiTags('suppliers')
@Controller('api/v1/suppliers')
export class SuppliersController {
  constructor(
    private readonly queries: SupplierQueries,
    private readonly details: SupplierDetailQueries,
    private readonly adding: AddSupplier,
    private readonly renaming: RenameSupplier,
  ) {}

  /** By name; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: SupplierListQuery): Promise<object> {
    const { rows, next } = await this.queries.list(actor, { ...query, limit: query.limit ?? PAGE });
    return { items: rows.map(supplierJson), next };
  }

  /** Adds a supplier by its number. When the number is here already: 409, with the supplier's address in `Location`. */
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: AddSupplierDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    try {
      const id = await this.adding.execute(actor, body);
      void reply.header('location', `/api/v1/suppliers/${id}`);
      return supplierJson(await this.queries.read(actor, id));
    } catch (error) {
      if (error instanceof DomainError && error.params['id'])
        void reply.header('location', `/api/v1/suppliers/${error.params['id']}`);
      throw error;
    }
  }

  /**
   * One supplier with its claims, names and bank account. The account's whole `number` comes only to the team's finance
   * people and administrators, and each time it does is an audit event; everybody else gets `lastFour`.
   */
  @Get(':id')
  async read(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    return supplierDetailJson(await this.details.read(actor, id, { whole: true }), locale);
  }

  /** Corrects its name; claims keep the name their documents say. */
  @Patch(':id')
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RenameSupplierDto,
  ): Promise<object> {
    await this.renaming.execute(actor, { supplierId: id, name: body.name });
    return supplierJson(await this.queries.read(actor, id));
  }
}
