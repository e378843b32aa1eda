import { z } from 'zod';

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** Whether what is sent to the address stays on this machine. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(url);

/** An address to which secrets may be sent. */
export const safeUrl = z.url().refine((url) => url.startsWith('https://') || isLoopback(url), {
  message: 'must be https://, or http:// on loopback',
});
