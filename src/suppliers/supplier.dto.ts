import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class SupplierListQuery {
  /** Part of a name, or the beginning of a business number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
