import { useQueryClient } from '@tanstack/react-query';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useMemo, useRef } from 'react';
import type { CoachSetup } from '#shared/coach/finding.ts';
import { RULES, type Rule } from '#shared/coach/finding.ts';
import { putAwayKey } from '#shared/coach/put-away.ts';
import { type DocumentCoach, useDismissFinding, useDocumentCoach } from '../../data/coach.ts';
import type { EditorContext } from '../editor-context.ts';
import { Layer } from '../input/layer.ts';
import { forgetAnswer, useAnswers } from './answered.ts';
import { CardPopover } from './card-popover.tsx';
import { coachEditor } from './coach-editor.ts';
import { type CoachMeta, coachKey } from './coach-plugin.ts';
import { coachStore, useCoach } from './coach-store.ts';
import { ReaderLine } from './reader-line.ts';

type Link = { view: EditorView; context: EditorContext; line: { current: ReaderLine | null } };

/** Joins the text, the worker that reads it, and the cards, as long as the editor stands. */
export function coachBridge(view: EditorView, context: EditorContext) {
  const layer = new Layer(view, context.portals);
  const line: Link['line'] = { current: null };
  layer.show(<Bridge view={view} context={context} line={line} />);
  coachStore.set({ editor: coachEditor(view) });
  return {
    update: (_view: EditorView, before: EditorView['state']) => {
      if (before.doc !== view.state.doc) line.current?.changed();
    },
    destroy: () => {
      line.current?.close();
      layer.destroy();
      coachStore.clear();
    },
  };
}

/** Gaps are found on the server, in what is stored: asked again once nobody writes for a while. */
const GAPS_AFTER_MS = 4000;

function Bridge({ view, context, line }: Link) {
  const { id } = context.postMortem();
  const coach = useDocumentCoach(id).data;
  const mayRead = context.mayWrite() && coach?.may['coach.answer'] === true;
  const { open, findings } = useCoach();
  const setup = useMemo(() => coach && setupOf(coach), [coach]);
  const answers = useAnswers();
  const dismissed = coach?.dismissed;
  const tell = useRef((meta: CoachMeta) => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(coachKey, meta));
  }).current;

  useEffect(() => {
    if (!setup || !mayRead) {
      line.current?.close();
      line.current = null;
      tell({ off: true });
    } else if (line.current) line.current.setUp(setup);
    else line.current = new ReaderLine(view, setup);
  }, [setup, mayRead, view, line, tell]);
  useEffect(() => tell({ silent: new Set((dismissed ?? []).map(putAwayKey)), answers }), [dismissed, answers, tell]);
  useEffect(() => tell({ active: open }), [open, tell]);
  useEffect(() => {
    if (open && !findings.some((one) => one.id === open)) coachStore.set({ open: null });
  }, [open, findings]);
  useFreshGaps(id, findings);
  useSettledAnswers(id, view);

  const finding = mayRead ? findings.find((one) => one.id === open) : undefined;
  return (
    <>
      <CursorWords />
      {finding && <CardPopover key={finding.id} finding={finding} view={view} postMortemId={id} />}
    </>
  );
}

/** Says what the cursor came upon, for those who do not see how it is underlined. */
function CursorWords() {
  const { at, open, findings } = useCoach();
  const finding = open ? undefined : findings.find((one) => one.id === at);
  return (
    <div role="status" className="coach-status">
      {finding && `${finding.tier === 'reword' ? 'Wording' : 'Question'}: ${finding.why} Alt Enter opens it.`}
    </div>
  );
}

/** Whoever answered is not asked again, whether or not the coach finds context in the answer. */
function useSettledAnswers(postMortemId: string, view: EditorView) {
  const { findings } = useCoach();
  const { mutate: dismiss } = useDismissFinding();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading shows what is still asked
  useEffect(() => {
    for (const { id, finding } of coachKey.getState(view.state)?.unheard ?? []) {
      const { rule, section, quote, sentenceText: sentence } = finding;
      dismiss(
        { id: postMortemId, rule, section, quote, sentence, reason: 'agreed-to-keep', note: 'Answered in the text.' },
        { onSuccess: () => forgetAnswer(id) },
      );
    }
  }, [findings, postMortemId, view, dismiss]);
}

function useFreshGaps(postMortemId: string, findings: unknown) {
  const client = useQueryClient();
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading means that something was written
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: ['coach', postMortemId] }), GAPS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, postMortemId, findings]);
}

const isWordRule = (rule: string): rule is Rule => (RULES as readonly string[]).includes(rule);

const setupOf = ({ language, names, roster, services, offRules }: DocumentCoach): CoachSetup => ({
  language,
  names,
  roster: roster.map(({ name, handles, role }) => ({ name, handles, ...(role === null ? {} : { role }) })),
  services,
  off: offRules.filter(isWordRule),
});
