import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AcceptLink } from './accept-link.js';
import { AttemptLimit } from './attempt-limit.js';
import { AuthGuard } from './auth.guard.js';
import { EndSessions } from './end-sessions.js';
import { InvitePerson } from './invite-person.js';
import { OneTimeLinks } from './one-time-links.js';
import { PasswordHasher } from './password-hasher.js';
import { PeopleRecords } from './people-records.js';
import { SessionsController } from './sessions.controller.js';
import { SessionQueries } from './sessions.queries.js';
import { SignIn } from './sign-in.js';
import { SignInPages } from './sign-in.pages.js';
import { SignInStore } from './sign-in-store.js';
import { SignOut } from './sign-out.js';

const USE_CASES = [SignIn, SignOut, EndSessions, InvitePerson, AcceptLink];

/** People, their roles, and how they prove who they are. Its guard runs after the application's own. */
@Module({
  controllers: [SessionsController, SignInPages],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    SignInStore,
    AttemptLimit,
    PasswordHasher,
    SessionQueries,
    PeopleRecords,
    OneTimeLinks,
    ...USE_CASES,
  ],
  exports: [SignInStore, PasswordHasher, ...USE_CASES],
})
export class PeopleModule {}
