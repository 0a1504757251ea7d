import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { SuppliersPage } from '../../templates/settings/suppliers-page.js';
import { textOf, type FormBody } from '../people/form-values.js';
import { settingsSections } from '../people/settings-sections.js';
import { actorOf } from '../platform/web/actor-of-request.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { SupplierQueries } from './supplier.queries.js';

const PAGE = 50;
const MOST_TYPED = 100;

/** 설정 › 거래처. */
@ApiExcludeController()
@Controller('settings/suppliers')
export class SupplierPages {
  constructor(
    private readonly queries: SupplierQueries,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const q = textOf(query, 'q').slice(0, MOST_TYPED);
    const after = textOf(query, 'after') || undefined;
    const { rows, next } = await this.queries.list(actor, { q, after, limit: PAGE });
    const frame = await this.frames.frameOf(request, reply);
    const office = actor.team.kind === 'office';
    return SuppliersPage({
      frame,
      sections: settingsSections(actor),
      q,
      rows: rows.map((row) => ({
        ...row,
        teamName: office ? row.teamName[frame.locale] : undefined,
        claimsHref: `/expenses?scope=team&q=${encodeURIComponent(row.name)}`,
      })),
      paging: {
        shown: rows.length,
        firstHref: after ? href(q) : undefined,
        nextHref: next && href(q, next),
      },
    });
  }
}

function href(q: string, after?: string): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { after } : {}) });
  return `/settings/suppliers${query.size > 0 ? `?${query.toString()}` : ''}`;
}
