import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../platform/web/public-route.js';
import { AcceptLink } from './accept-link.js';
import { PasswordDto } from './dto/people.dto.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { SignInStore } from './sign-in-store.js';

/** One-time links, for whoever holds one. */
@ApiTags('people')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly store: SignInStore,
    private readonly acceptance: AcceptLink,
  ) {}

  @Public()
  @Get(':token')
  async show(@Param('token') token: string): Promise<object> {
    const holder = await this.store.link(token);
    if (!holder) throw PEOPLE_ERRORS.fail('people.link-used');
    return holder;
  }

  /** Sets the password and uses the link up; signing in comes next. */
  @Public()
  @Post(':token')
  @HttpCode(204)
  async accept(@Param('token') secret: string, @Body() { password }: PasswordDto): Promise<void> {
    await this.acceptance.execute({ secret, password });
  }
}
