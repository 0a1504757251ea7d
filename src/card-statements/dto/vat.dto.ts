import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';

export class VatBatchRowDto {
  @IsUUID()
  id!: string;

  /** As the list gives it: a use that was changed or cancelled since then is refused. */
  @Matches(/^[0-9a-f]{16}$/)
  version!: string;
}

export class VatBatchDto {
  /** The day the VAT went back into the project's account. */
  @IsKstDate()
  putBackOn!: string;

  @IsString()
  @MaxLength(200)
  bankReference!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => VatBatchRowDto)
  rows!: VatBatchRowDto[];
}

export class VatBatchReversalDto {
  @IsString()
  @MaxLength(2000)
  comment!: string;
}
