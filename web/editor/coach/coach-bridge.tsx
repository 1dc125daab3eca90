import { useQueryClient } from '@tanstack/react-query';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useMemo, useRef } from 'react';
import type { CoachSetup } from '#shared/coach/finding.ts';
import { RULES, type Rule } from '#shared/coach/finding.ts';
import { putAwayKey } from '#shared/coach/put-away.ts';
import { type DocumentCoach, documentCoachKey, useDismissFinding, useDocumentCoach } from '../../data/coach.ts';
import type { EditorContext } from '../editor-context.ts';
import { Layer } from '../input/layer.ts';
import { forgetAnswer, useAnswers } from './answered.ts';
import { CardPopover } from './card-popover.tsx';
import { coachEditor } from './coach-editor.ts';
import { type CoachMeta, coachKey } from './coach-plugin.ts';
import { coachStore, useCoach } from './coach-store.ts';
import type { Placed } from './place-findings.ts';
import { ReaderLine } from './reader-line.ts';

/** What the plugin calls; React puts it there. */
type Calls = {
  line: ReaderLine | null;
  /** The text changed. */
  wrote: () => void;
  /** Answered, and still found. */
  settle: (unheard: readonly Placed[]) => void;
};
type Link = { view: EditorView; context: EditorContext; calls: Calls };

/** Joins the text, the worker that reads it, and the cards, as long as the editor stands. */
export function coachBridge(view: EditorView, context: EditorContext) {
  const layer = new Layer(view, context.portals);
  const calls: Calls = { line: null, wrote: () => {}, settle: () => {} };
  layer.show(<Bridge view={view} context={context} calls={calls} />);
  coachStore.set({ editor: coachEditor(view) });
  return {
    update: (_view: EditorView, before: EditorState) => {
      const { unheard } = coachKey.getState(view.state)!;
      if (unheard.length > 0 && unheard !== coachKey.getState(before)?.unheard) calls.settle(unheard);
      if (before.doc === view.state.doc) return;
      calls.line?.changed();
      calls.wrote();
    },
    destroy: () => {
      calls.line?.close();
      layer.destroy();
      coachStore.clear();
    },
  };
}

/** Gaps are found on the server, in what is stored: asked again once nobody writes for a while. */
const GAPS_AFTER_MS = 4000;

function Bridge({ view, context, calls }: Link) {
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
      calls.line?.close();
      calls.line = null;
      tell({ off: true });
    } else if (calls.line) calls.line.setUp(setup);
    else calls.line = new ReaderLine(view, setup);
  }, [setup, mayRead, view, calls, tell]);
  useEffect(() => tell({ silent: new Set((dismissed ?? []).map(putAwayKey)), answers }), [dismissed, answers, tell]);
  useEffect(() => tell({ active: open }), [open, tell]);
  useEffect(() => {
    if (open && !findings.some((one) => one.id === open)) coachStore.set({ open: null });
  }, [open, findings]);
  useFreshGaps(id, calls);
  useSettledAnswers(id, calls);

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
function useSettledAnswers(postMortemId: string, calls: Calls) {
  const { mutate: dismiss } = useDismissFinding();
  useEffect(() => {
    calls.settle = (unheard) => {
      for (const { id, finding } of unheard) {
        const { rule, section, quote, sentenceText: sentence } = finding;
        dismiss(
          { id: postMortemId, rule, section, quote, sentence, reason: 'agreed-to-keep', note: 'Answered in the text.' },
          { onSuccess: () => forgetAnswer(id) },
        );
      }
    };
  }, [postMortemId, calls, dismiss]);
}

function useFreshGaps(postMortemId: string, calls: Calls) {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    calls.wrote = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => void client.invalidateQueries({ queryKey: documentCoachKey(postMortemId) }),
        GAPS_AFTER_MS,
      );
    };
    return () => clearTimeout(timer);
  }, [client, postMortemId, calls]);
}

const isWordRule = (rule: string): rule is Rule => (RULES as readonly string[]).includes(rule);

const setupOf = ({ language, names, roster, services, offRules }: DocumentCoach): CoachSetup => ({
  language,
  names,
  roster: roster.map(({ name, handles, role }) => ({ name, handles, ...(role === null ? {} : { role }) })),
  services,
  off: offRules.filter(isWordRule),
});
