import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DeadlinesController } from './api/deadlines.controller.js';
import { StagesController } from './api/stages.controller.js';
import { YearEndController } from './api/year-end.controller.js';
import { ChangeDaysOff } from './change-days-off.js';
import { ChangeDeadlines } from './change-deadlines.js';
import { DeadlineNotices } from './notices/deadline-notices.js';
import { TellDeadlines } from './notices/tell-deadlines.js';
import { TellOnTime } from './notices/tell-on-time.js';
import { DeadlinePages } from './pages/deadlines.pages.js';
import { StageFormPages } from './pages/stage-form.pages.js';
import { StagePages } from './pages/stages.pages.js';
import { YearEndPages } from './pages/year-end.pages.js';
import { StageClockModule } from './stage-clock.module.js';
import { CloseYear } from './years/close-year.js';
import { OpenThings } from './years/open-things.js';

const USED_BY_OTHERS = [CloseYear, OpenThings];

@Module({
  imports: [ProgrammesModule, NotificationsModule, StageClockModule],
  controllers: [
    StagesController,
    DeadlinesController,
    YearEndController,
    // Before the pages of one stage, whose address any word would fit.
    DeadlinePages,
    YearEndPages,
    StageFormPages,
    StagePages,
  ],
  providers: [...USED_BY_OTHERS, ChangeDeadlines, ChangeDaysOff, DeadlineNotices, TellDeadlines, TellOnTime],
  exports: [...USED_BY_OTHERS, TellOnTime],
})
export class StagesModule {}
