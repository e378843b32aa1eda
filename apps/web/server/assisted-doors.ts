import type { GraphqlCaller } from '@viche/graphql';
import { finishAssisted, type Host } from '@viche/host';
import { localePath } from '@viche/i18n';
import { endSession, openAssistedSession } from '@viche/identity';
import { ExpectedError } from '@viche/plugin-api';
import { deviceName, inTenant } from './in-tenant.ts';
import { seeOther } from './see-other.ts';
import type { Visit } from './visit.ts';

/** In and out of a session in which an officer serves a resident. `refused` notes a code that was none. */
export function assistedDoors(host: Host, refused: (visit: Visit, error: ExpectedError) => void) {
  /**
   * The code of an officer opens the resident's session in this browser. A browser in which somebody is signed in is refused: an
   * officer's own desk must not stand behind the screen that a resident uses.
   */
  async function open(request: Request, visit: Visit): Promise<Response> {
    const page = localePath(visit.locale, '/assisted');
    if (visit.actor.participantId) return seeOther(page);
    const form = await request.formData();
    try {
      const { token } = await inTenant(host, visit.bundle, (ctx) =>
        openAssistedSession(ctx, { code: String(form.get('code') ?? ''), device: deviceName(visit.userAgent) }),
      );
      return seeOther(page, visit.cookies.session(token));
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      refused(visit, error);
      return seeOther(`${page}?error=code`);
    }
  }

  async function end(request: Request, visit: Visit, caller: GraphqlCaller): Promise<Response> {
    const page = localePath(visit.locale, '/assisted');
    if (!visit.actor.assisted) return seeOther(page);
    const posted = await visit.forms.readForm(request, 'assisted-end');
    if (!posted.done) return seeOther(`${page}?error=stale`);
    await finishAssisted(caller, {});
    if (visit.sessionToken) await inTenant(host, visit.bundle, (ctx) => endSession(ctx, visit.sessionToken!));
    const response = seeOther(`${page}?done=yes`, visit.cookies.clear('session'));
    // The next person at this screen finds nothing of this one.
    response.headers.set('Clear-Site-Data', '"cache", "storage"');
    return response;
  }

  return { open, end };
}
