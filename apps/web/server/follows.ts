import type { GraphqlCaller } from '@viche/graphql';
import {
  confirmFollow,
  endFollow,
  endLetters,
  endOwnFollow,
  type Host,
  lettersOf,
  lookAtFollow,
  readTopicToken,
  type TenantBundle,
} from '@viche/host';
import { BadInput, NotFound } from '@viche/plugin-api';
import type { SiteFollows } from '@viche/site';
import { refusalResponse } from './site-context.ts';

/** Nobody made such a link: it is cut short, altered, or of another hromada. */
const isNoLink = (error: unknown): boolean => error instanceof NotFound || error instanceof BadInput;

/** The pages behind the links of letters, and the list in the account, over the host's commands. */
export function siteFollows(host: Host, bundle: TenantBundle, caller: GraphqlCaller): SiteFollows {
  const gone = () => refusalResponse('core/not-found', caller.requestId);
  return {
    async look(use, token) {
      const { state, subject } = await caller.read((ctx) => lookAtFollow(host, bundle.keys, ctx, use, token));
      if (state === 'unknown') throw gone();
      return { state, thing: subject && { title: subject.title, path: subject.path } };
    },
    async confirm(token) {
      try {
        await confirmFollow(bundle.keys)(caller, { token });
        return true;
      } catch (error) {
        if (isNoLink(error)) return false;
        throw error;
      }
    },
    async end(token) {
      try {
        await endFollow(bundle.keys)(caller, { token });
      } catch (error) {
        if (isNoLink(error)) throw gone();
        throw error;
      }
    },
    async lookAtLetters({ token, ...named }) {
      const topic = lettersOf(host.servers, named.plugin)?.topics[named.topic];
      if (!topic || topic.demanded || !readTopicToken(bundle.keys, named, token)) throw gone();
      return { title: caller.t(topic.title), about: caller.t(topic.about) };
    },
    async endLetters(link) {
      try {
        await endLetters(host.servers)(caller, link);
      } catch (error) {
        if (isNoLink(error)) throw gone();
        throw error;
      }
    },
    async endOwn(followId) {
      await endOwnFollow(caller, { followId });
    },
  };
}
