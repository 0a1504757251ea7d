import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** The short address. */
@ApiExcludeController()
@Controller('routes')
export class RoutesRedirectPages {
  @Get()
  @Redirect('/settings/routes', 303)
  toSettings(): void {
    return undefined;
  }
}
