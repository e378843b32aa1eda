import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DraftStore, type FormDraft, kopiykas, line, runStage, type StagedForm, stage } from './index.ts';

const project = {
  id: 'project',
  steps: [
    { id: 'title', schema: z.strictObject({ title: line({ min: 5 }) }) },
    { id: 'kind', schema: z.strictObject({ kind: z.enum(['money', 'rule']) }) },
    { id: 'cost', schema: z.strictObject({ sum: kopiykas() }), when: (typed) => typed.kind?.kind === 'money' },
  ],
} as const satisfies StagedForm;

type Post = Record<string, string>;

function play(posts: readonly (Post | null)[], saved: FormDraft | null = null) {
  let result = stage(project, null, saved);
  for (const post of posts) {
    let form: FormData | null = null;
    if (post) {
      form = new FormData();
      for (const [name, value] of Object.entries(post)) form.append(name, value);
    }
    result = stage(project, form, result.draft);
  }
  return result;
}

const TITLE = { _step: 'title', title: 'Лавки біля школи' };
const MONEY = { _step: 'kind', kind: 'money' };
const RULE = { _step: 'kind', kind: 'rule' };
const COST = { _step: 'cost', sum: '12 500' };
const SUBMIT = { _step: 'review', _intent: 'submit' };

describe('staged form', () => {
  it('goes step by step to the review and gives the parsed answers', () => {
    expect(play([]).view).toMatchObject({ kind: 'step', step: 'title', number: 1, total: 2, back: null });
    expect(play([TITLE, MONEY]).view).toMatchObject({ kind: 'step', step: 'cost', number: 3, total: 3, back: 'kind' });
    expect(play([TITLE, MONEY, COST]).view).toEqual({
      kind: 'review',
      answers: [
        { step: 'title', values: { title: 'Лавки біля школи' } },
        { step: 'kind', values: { kind: 'money' } },
        { step: 'cost', values: { sum: '12 500' } },
      ],
    });
    expect(play([TITLE, MONEY, COST, SUBMIT]).view).toEqual({
      kind: 'submit',
      value: { title: { title: 'Лавки біля школи' }, kind: { kind: 'money' }, cost: { sum: 1_250_000 } },
    });
  });

  it('leaves out a step that is not asked, also from the answers', () => {
    const { view } = play([TITLE, MONEY, COST, { _step: 'review', _intent: 'edit:kind' }, RULE, SUBMIT]);
    expect(view).toEqual({ kind: 'submit', value: { title: { title: 'Лавки біля школи' }, kind: { kind: 'rule' } } });
  });

  it('keeps the typed text with its problem', () => {
    expect(play([{ ...TITLE, title: 'Ні' }]).view).toMatchObject({
      step: 'title',
      values: { title: 'Ні' },
      problems: [{ field: 'title', problem: 'too-short' }],
    });
  });

  it('goes back without a check and loses nothing', () => {
    const { view, draft } = play([TITLE, { ...MONEY, kind: '', _intent: 'back' }]);
    expect(view).toMatchObject({ step: 'title', values: { title: 'Лавки біля школи' }, problems: [] });
    expect(draft.done).toEqual(['title']);
  });

  it('returns to the review after one answer was changed, by way of a step that became needed', () => {
    const edited = play([
      TITLE,
      RULE,
      { _step: 'review', _intent: 'edit:title' },
      { ...TITLE, title: 'Дерева в парку' },
    ]);
    expect(edited.view.kind).toBe('review');
    const opened = play([TITLE, RULE, { _step: 'review', _intent: 'edit:kind' }, MONEY]);
    expect(opened.view).toMatchObject({ kind: 'step', step: 'cost' });
    expect(
      stage(project, null, play([TITLE, RULE, { _step: 'review', _intent: 'edit:kind' }, MONEY, COST]).draft).view.kind,
    ).toBe('review');
  });

  it('saves half an answer and comes back to it', () => {
    const left = play([TITLE, { _step: 'kind', _intent: 'save' }]);
    expect(left.view.kind).toBe('leave');
    expect(play([], left.draft).view).toMatchObject({ step: 'kind' });
  });

  it('files the answer of an old tab under its own question', () => {
    expect(play([TITLE, MONEY, { ...TITLE, title: 'З другої вкладки' }]).draft.typed).toMatchObject({
      title: { title: 'З другої вкладки' },
      kind: { kind: 'money' },
    });
  });

  it('cannot be submitted around an unanswered step', () => {
    expect(play([TITLE, SUBMIT]).view).toMatchObject({ kind: 'step', step: 'kind' });
    const skipped: FormDraft = { ...play([TITLE, RULE]).draft, done: ['title'] };
    expect(play([SUBMIT], skipped).view).toMatchObject({ kind: 'step', step: 'kind' });
  });

  it('R18 asks a changed step again and keeps what still has a place', () => {
    const { draft } = play([TITLE, RULE]);
    const old = {
      ...draft,
      versions: { ...draft.versions, title: 'older' },
      typed: { ...draft.typed, title: { title: 'Лавки', gone: 'x' } },
    };
    expect(play([], old).view).toMatchObject({ kind: 'step', step: 'title', values: { title: 'Лавки' } });
    expect(play([], old).draft.typed.title).toEqual({ title: 'Лавки' });
  });

  it('survives any order of posts, and whatever it submits is valid', () => {
    const post = fc.constantFrom<Post>(
      TITLE,
      MONEY,
      RULE,
      COST,
      SUBMIT,
      { _intent: 'back' },
      { _intent: 'save' },
      { _intent: 'edit:cost' },
      { _intent: 'edit:__proto__' },
      { _step: 'nowhere', x: 'y' },
      { ...TITLE, title: '' },
      { ...TITLE, _intent: 'back' },
    );
    fc.assert(
      fc.property(fc.array(post, { maxLength: 12 }), (posts) => {
        const { view, draft } = play(posts);
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
        if (view.kind === 'submit') expect(view.value.title.title.length).toBeGreaterThan(4);
        if (view.kind === 'step') expect(view.number).toBeLessThanOrEqual(view.total);
      }),
    );
  });
});

describe('runStage', () => {
  it('applies the post to what a quicker tab left', async () => {
    const kept = new Map<string, { draft: FormDraft; revision: number }>();
    let rival: FormDraft | null = play([TITLE, MONEY]).draft;
    const store: DraftStore = {
      load: async (id) => kept.get(id) ?? null,
      async save(id, draft, revision) {
        if (rival) {
          kept.set(id, { draft: rival, revision: 1 });
          rival = null;
        }
        if ((kept.get(id)?.revision ?? 0) !== revision) return false;
        kept.set(id, { draft, revision: revision + 1 });
        return true;
      },
    };
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...TITLE, title: 'Друга вкладка' })) form.append(name, value);
    const { draft } = await runStage(project, store, 'draft-1', form);
    expect(draft.typed).toEqual({ title: { title: 'Друга вкладка' }, kind: { kind: 'money' } });
    expect(kept.get('draft-1')?.revision).toBe(2);
    expect((await runStage(project, store, 'nobody', null)).view).toMatchObject({ step: 'title' });
    expect(kept.has('nobody')).toBe(false);
  });
});
