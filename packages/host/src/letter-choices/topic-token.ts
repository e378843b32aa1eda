import type { TenantKeys } from '@viche/identity';
import { readRowToken, rowToken } from '../row-token.ts';

interface Topic {
  readonly plugin: string;
  readonly topic: string;
}

const use = ({ plugin, topic }: Topic) => ['letters-token', plugin, topic] as const;

/** Path of the page that ends one topic for one reader: it works for ever and without a login. */
export const endLettersPath = (keys: Pick<TenantKeys, 'pepper'>, topic: Topic, participantId: string): string =>
  `/letters/end/${topic.plugin}/${topic.topic}/${rowToken(keys, use(topic), participantId)}`;

/** Whose letters the link ends; null for whatever this tenant did not make for this topic. */
export const readTopicToken = (keys: Pick<TenantKeys, 'pepper'>, topic: Topic, token: string): string | null =>
  readRowToken(keys, use(topic), token);
