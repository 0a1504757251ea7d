import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class WebhookDto {
  /** Where events are posted; https, and an address of the internet. */
  @IsString()
  @MaxLength(2000)
  url!: string;

  /** What it is for, at most 100 characters. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string;

  /** Names of events, as `GET /api/v1/webhooks/event-types` lists them. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  eventTypes!: string[];

  /** `true`: numbers, states, roles and amounts besides ids. */
  @IsOptional()
  @IsBoolean()
  details?: boolean;
}

export class ChangeWebhookDto {
  /** As when it was made. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  url?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string;

  /** All events that it is to hear of from now on. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  eventTypes?: string[];

  @IsOptional()
  @IsBoolean()
  details?: boolean;
}

export class RotateSecretDto {
  /** For how long the old secret signs, too: 0, 24, 72 or 168 hours; 24 when absent. */
  @IsOptional()
  @IsInt()
  overlapHours?: number;
}

export class ReplayDto {
  /** `failed`: what wasn't delivered in the end. `all`: every chosen event of the period. */
  @IsIn(['failed', 'all'])
  which!: 'failed' | 'all';

  /** Events from this instant on, at most 30 days back. */
  @IsISO8601({ strict: true })
  from!: string;

  /** Events before this instant; until now when absent. */
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}

export class KeepEventsDto {
  /** Whether every event of the team is kept for 30 days, with or without a webhook for it. */
  @IsBoolean()
  keep!: boolean;
}

class PageQuery {
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

export class DeliveryListQuery extends PageQuery {
  /** Only those that wait, were delivered, or failed for good. */
  @IsOptional()
  @IsIn(['waiting', 'delivered', 'failed'])
  state?: 'waiting' | 'delivered' | 'failed';
}

export class EventListQuery extends PageQuery {
  /** `true`: numbers, states, roles and amounts besides ids. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  details?: boolean;
}
