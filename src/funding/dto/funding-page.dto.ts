import { IsOptional, IsUUID, ValidateIf } from 'class-validator';

/** `team=` without a value is what the choice "all teams" sends. */
export class DisbursementsPageQuery {
  @ValidateIf((_, value) => value !== '')
  @IsOptional()
  @IsUUID()
  stage?: string;

  @ValidateIf((_, value) => value !== '')
  @IsOptional()
  @IsUUID()
  team?: string;

  @IsOptional()
  @IsUUID()
  after?: string;
}
