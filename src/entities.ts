import { BudgetLineRecord } from './budgets/budget-line.entity.js';
import { PROGRAMME_ENTITIES } from './programmes/programme.entities.js';

/** Every class the data source maps; `test/house/drift.spec.ts` compares them with the database. */
export const ENTITIES: (new () => object)[] = [...PROGRAMME_ENTITIES, BudgetLineRecord];
