// A form in stages saves itself while somebody writes; without this script it is saved by its buttons. No framework.
const PREFIX = 'viche-draft:';
const QUIET_MS = 1_500;
const WEEK_MS = 604_800_000;
const RETRY_MS = [5_000, 15_000, 30_000];
const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: '2-digit',
  minute: '2-digit',
  // The hromada's clock, as everywhere on the site.
  timeZone: document.querySelector('[data-save-status]')?.dataset.zone,
});

/** Storage may be full, forbidden or gone: the text is then kept by the server alone. */
const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {}
  },
  drop(key) {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {}
  },
  /** Drops what `isPast` says of; every text when it says nothing. */
  clear(isPast = () => true) {
    try {
      for (const name of Object.keys(localStorage)) {
        const key = name.slice(PREFIX.length);
        if (name.startsWith(PREFIX) && isPast(store.read(key))) store.drop(key);
      }
    } catch {}
  },
};

/** Keeps one form: on the server when it can, in this browser until it could. */
function keepForm(form) {
  const { autosave: address, stage, keep } = form.dataset;
  const key = `${keep}/${stage}`;
  const field = form.querySelector('textarea');
  const status = document.querySelector('[data-save-status]');
  let timer;
  let saving = null;
  let attempt = 0;
  let edited = false;
  let stopped = false;

  const say = (words) => {
    if (status) status.textContent = words;
  };
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save() {
    if (stopped || !edited) return;
    const sent = field.value;
    const body = new FormData(form);
    body.set('stage', stage);
    edited = false;
    saving = fetch(address, { method: 'POST', body });
    try {
      const answer = await saving;
      const kept = await answer.json();
      if (!answer.ok) return refused(kept.problem);
      attempt = 0;
      take(kept);
      if (field.value === sent) store.drop(key);
      say(status?.dataset.saved.replace('{time}', clock.format(new Date())));
      if (edited) later(QUIET_MS);
    } catch {
      edited = true;
      say(status?.dataset.unsaved);
      later(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      attempt += 1;
    } finally {
      saving = null;
    }
  }

  function refused(problem) {
    // Nothing is overwritten and nothing is lost: the next button shows what is the matter.
    stopped = true;
    say(problem === 'core/conflict' ? status?.dataset.elsewhere : status?.dataset.refused);
  }

  /** The page goes on from the revision that was saved, at the address of the draft that was begun. */
  function take({ petitionId, ref, revision }) {
    if (!ref) return;
    const isNew = !form.elements.draft.value;
    form.elements.petitionId.value = petitionId;
    form.elements.draft.value = ref;
    form.elements.revision.value = revision;
    if (!isNew) return;
    const place = `?draft=${ref}`;
    form.action = form.action.split('?')[0] + place;
    history.replaceState(null, '', location.pathname + place);
  }

  field.addEventListener('input', () => {
    edited = true;
    store.write(key, { at: Date.now(), text: field.value });
    if (!stopped) later(QUIET_MS);
  });
  addEventListener('online', () => later(0));
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say(status?.dataset.offline);
      return;
    }
    clearTimeout(timer);
    if (!saving) {
      store.write(key, { at: Date.now(), text: field.value, sent: true });
      return;
    }
    // The save under way would make this page's revision an old one.
    event.preventDefault();
    const { submitter } = event;
    saving.catch(() => {}).finally(() => setTimeout(() => form.requestSubmit(submitter)));
  });
  offerKept(key, field);
}

/** The server tidies spaces; that is no difference to be asked about. */
const plain = (text) => text.replace(/\s+/gu, ' ').trim();

/** What this browser kept because it could not be saved: shown, and put back only when the person says so. */
function offerKept(key, field) {
  const kept = store.read(key);
  if (!kept) return;
  if (plain(kept.text) === plain(field.value)) {
    store.drop(key);
    return;
  }
  const notice = document.querySelector('[data-kept]');
  if (!notice) return;
  notice.querySelector('[data-kept-words]').textContent = notice.dataset.words.replace(
    '{time}',
    clock.format(new Date(kept.at)),
  );
  notice.hidden = false;
  notice.querySelector('[data-kept-take]').addEventListener('click', () => {
    notice.hidden = true;
    field.value = kept.text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
  notice.querySelector('[data-kept-drop]').addEventListener('click', () => {
    notice.hidden = true;
    store.drop(key);
    field.focus();
  });
}

/** Goes on counting the letters that are left. */
function countLetters(form) {
  const line = form.querySelector('[data-letters]');
  const field = form.querySelector('textarea');
  if (!line) return;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  field.addEventListener('input', () => {
    const left = Number(line.dataset.letters) - [...field.value].length;
    const words = left >= 0 ? line.dataset.left : line.dataset.over;
    line.textContent = words.replace('{number}', number.format(Math.abs(left)));
  });
}

/** Shows what resembles a title while it is typed; the question itself comes with the button. */
function findSimilar(field) {
  const section = document.querySelector('[data-similar-list]');
  if (!section) return;
  const items = section.querySelector('[data-similar-items]');
  const said = section.querySelector('[data-similar-status]');
  let timer;
  let asked = '';

  async function ask() {
    const text = field.value.trim().slice(0, 300);
    if (text === asked) return;
    asked = text;
    try {
      const answer = await fetch(`${field.dataset.similar}?text=${encodeURIComponent(text)}`);
      if (answer.ok && text === asked) show(await answer.json());
    } catch {
      // The network is away; the button asks again.
    }
  }

  function show(found) {
    section.hidden = found.length === 0;
    said.textContent = found.length > 0 ? section.dataset.found.replace('{count}', String(found.length)) : '';
    items.replaceChildren(
      ...found.map(({ title, href, state }) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: title, target: '_blank' });
        const item = document.createElement('li');
        item.append(link, ` (${state})`);
        return item;
      }),
    );
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), 800);
  });
}

// Another page of the form answered a post of ours: the server has what was sent. A page that is only opened again, after an
// error of the network, says nothing of the kind.
const [opened] = performance.getEntriesByType('navigation');
const answersPost = opened?.type === 'navigate' && document.referrer.startsWith(location.origin);
const tooOld = Date.now() - WEEK_MS;
store.clear((kept) => !kept || kept.at < tooOld || (answersPost && kept.sent));

for (const form of document.querySelectorAll('form[data-autosave]')) {
  if (!form.querySelector('textarea')) continue;
  keepForm(form);
  countLetters(form);
}
for (const field of document.querySelectorAll('[data-similar]')) findSimilar(field);
if (document.querySelector('[data-forget-drafts]')) store.clear();
