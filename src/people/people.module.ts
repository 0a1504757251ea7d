import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AcceptLink } from './accept-link.js';
import { AttemptLimit } from './attempt-limit.js';
import { AuthGuard } from './auth.guard.js';
import { ChangePassword } from './change-password.js';
import { ChangeRoles } from './change-roles.js';
import { CreateToken } from './create-token.js';
import { EndSessions } from './end-sessions.js';
import { FreshActor } from './fresh-actor.js';
import { ImportPeople } from './import-people.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationPages } from './invitations.pages.js';
import { InvitePerson } from './invite-person.js';
import { MakePasswordLink } from './make-password-link.js';
import { MembershipChanges } from './membership-changes.js';
import { OneTimeLinks } from './one-time-links.js';
import { PasswordController } from './password.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { PeopleEntrance } from './people-entrance.js';
import { PeopleLinksController } from './people-links.controller.js';
import { PeoplePageData } from './people-page-data.js';
import { PeopleRecords } from './people-records.js';
import { PeopleController } from './people.controller.js';
import { PeoplePages } from './people.pages.js';
import { PeopleQueries } from './people.queries.js';
import { PersonAccess } from './person-access.js';
import { SessionsController } from './sessions.controller.js';
import { SessionQueries } from './sessions.queries.js';
import { SettingsPages } from './settings.pages.js';
import { SignIn } from './sign-in.js';
import { SignInPages } from './sign-in.pages.js';
import { SignInStore } from './sign-in-store.js';
import { SignOut } from './sign-out.js';
import { Tokens } from './tokens.js';
import { TokensController } from './tokens.controller.js';
import { TokensPages } from './tokens.pages.js';

const USE_CASES = [
  SignIn,
  SignOut,
  EndSessions,
  ChangePassword,
  InvitePerson,
  AcceptLink,
  MakePasswordLink,
  ChangeRoles,
  PersonAccess,
  ImportPeople,
  CreateToken,
  Tokens,
];

/** People, their roles, and how they prove who they are. Its guard runs after the application's own. */
@Module({
  controllers: [
    SessionsController,
    PasswordController,
    TokensController,
    PeopleController,
    PeopleLinksController,
    InvitationsController,
    SignInPages,
    InvitationPages,
    SettingsPages,
    TokensPages,
    PeoplePages,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    SignInStore,
    FreshActor,
    AttemptLimit,
    PasswordHasher,
    SessionQueries,
    PeopleQueries,
    PeopleRecords,
    PeopleEntrance,
    PeoplePageData,
    OneTimeLinks,
    MembershipChanges,
    ...USE_CASES,
  ],
  exports: [SignInStore, FreshActor, PasswordHasher, MembershipChanges, ...USE_CASES],
})
export class PeopleModule {}
