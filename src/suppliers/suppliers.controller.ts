import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { SupplierListQuery } from './supplier.dto.js';
import { SupplierQueries, type Supplier } from './supplier.queries.js';

const PAGE = 50;

/** Suppliers (거래처) of the team, as its claims made them known. */
@ApiTags('suppliers')
@Controller('api/v1/suppliers')
export class SuppliersController {
  constructor(private readonly queries: SupplierQueries) {}

  /** By name; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: SupplierListQuery): Promise<object> {
    const { rows, next } = await this.queries.list(actor, { ...query, limit: query.limit ?? PAGE });
    return { items: rows.map(supplierJson), next };
  }

  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return supplierJson(await this.queries.read(actor, id));
  }
}

function supplierJson(supplier: Supplier): object {
  return {
    id: supplier.id,
    teamId: supplier.teamId,
    name: supplier.name,
    businessNumber: supplier.businessNumber,
    claimCount: supplier.claimCount,
    claimAmount: supplier.claimAmount.toString(),
    lastDocumentedOn: supplier.lastDocumentedOn ?? null,
  };
}
