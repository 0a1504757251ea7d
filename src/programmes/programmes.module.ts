import { Module } from '@nestjs/common';
import { Categories } from './categories.js';
import { ChangeProgrammeSettings } from './change-programme-settings.js';
import { FiscalYears } from './fiscal-years.js';
import { Funds } from './funds.js';
import { Institutions } from './institutions.js';
import { MembersController } from './members.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeStructure } from './programme-structure.js';
import { StageImpacts } from './stage-impact.js';
import { Stages } from './stages.js';
import { Teams } from './teams.js';

const USED_BY_OTHERS = [
  ProgrammeStructure,
  ChangeProgrammeSettings,
  FiscalYears,
  Stages,
  Funds,
  Categories,
  Teams,
  Institutions,
  StageImpacts,
];

@Module({
  controllers: [ProgrammeController, MembersController],
  providers: USED_BY_OTHERS,
  exports: USED_BY_OTHERS,
})
export class ProgrammesModule {}
