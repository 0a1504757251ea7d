import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { DATA_SOURCE } from './platform/database/data-source.js';
import { Public } from './platform/web/public-route.js';
import { WEB_ERRORS } from './platform/web/web.errors.js';

/** For whoever watches the server; says nothing of what is in it. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can also reach its database. */
  @Public()
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.dataSource.query('SELECT 1').catch(() => {
      throw WEB_ERRORS.fail('web.unavailable');
    });
    return { status: 'ok' };
  }
}
