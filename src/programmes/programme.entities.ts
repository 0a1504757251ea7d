import { Category } from './category.entity.js';
import { FiscalYear } from './fiscal-year.entity.js';
import { Fund } from './fund.entity.js';
import { Institution } from './institution.entity.js';
import { Programme } from './programme.entity.js';
import { Stage } from './stage.entity.js';
import { Team } from './team.entity.js';

/** What the data source maps for this feature. */
export const PROGRAMME_ENTITIES = [Programme, FiscalYear, Stage, Fund, Category, Team, Institution];
