import { IsUUID } from 'class-validator';

export class FindingsQuery {
  /** The claim asked about. */
  @IsUUID()
  expenseId!: string;
}
