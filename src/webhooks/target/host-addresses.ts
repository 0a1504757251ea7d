import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

export interface HostAddress {
  address: string;
  family: number;
}

/** Asks for the addresses of a name as the machine's resolver knows them. */
@Injectable()
export class HostAddresses {
  resolve(host: string): Promise<HostAddress[]> {
    return lookup(host, { all: true });
  }
}
