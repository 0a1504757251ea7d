import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAIL_CHOICES, type MailChoice } from '../kind-entry.js';

export class NoticeListQuery {
  /** Cursor of the page before: `next` of the last answer. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  /** 50 unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** `true` for those that weren't read yet. */
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}

export class DailyMailDto {
  /** One mail a day, on days on which there is something. */
  @IsOptional()
  @IsBoolean()
  on?: boolean;

  /** The hour from which it goes out, 0 to 23, in Korea. */
  @IsOptional()
  @IsInt()
  hour?: number;
}

export class KindChoiceDto {
  /** A kind of `GET /api/v1/notifications/settings`. */
  @IsString()
  @MaxLength(40)
  kind!: string;

  /** Shown in the list and counted at the bell. */
  @IsOptional()
  @IsBoolean()
  inPage?: boolean;

  /** `at-once` for urgent kinds only. */
  @IsOptional()
  @IsIn([...MAIL_CHOICES])
  byMail?: MailChoice;
}

export class NoticeSettingsDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DailyMailDto)
  daily?: DailyMailDto;

  /** Kinds that are left out stay as they are. */
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => KindChoiceDto)
  kinds?: KindChoiceDto[];
}
