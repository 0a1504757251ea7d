import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';

export class PeopleQuery {
  /** Part of a name or an e-mail address. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class InviteDto {
  @IsString()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(320)
  email!: string;

  /** Of a team: researcher, principal-investigator, administrator, finance; of the office: officer, auditor. */
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  roles!: string[];

  /** One’s own team when not given. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsOptional()
  @IsUUID()
  institutionId?: string;
}

export class RolesDto {
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  roles!: string[];
}

export class TokenDto {
  /** What the token is for. */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** `read`, or `read` and `write`. */
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  scopes!: string[];

  /** The last day on which it works, at most a year ahead. */
  @IsKstDate()
  expiresOn!: string;
}

export class PasswordDto {
  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class ChangePasswordDto extends PasswordDto {
  @IsString()
  @MaxLength(1000)
  currentPassword!: string;
}
