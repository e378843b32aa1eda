import type { Server, Socket } from 'node:net';
import { networkPrefixOf, plainAddress } from './network.ts';

export interface SocketLimit {
  /** Open connections of one /24 or /64; 0 for no limit. */
  readonly perNetwork: number;
  /** Addresses that are not counted: proxies of ours. */
  isExempt(address: string): boolean;
}

/** Closes connections beyond the limit of their network at once, before they cost anything. */
export function watchSockets(server: Server, { perNetwork, isExempt }: SocketLimit): void {
  if (perNetwork === 0) return;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (isExempt(address)) return;
    const network = networkPrefixOf(address);
    const count = (open.get(network) ?? 0) + 1;
    if (count > perNetwork) {
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const left = open.get(network)! - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
