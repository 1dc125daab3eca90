import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import {
  coachRules,
  coachText,
  dismissFinding,
  facilitatorSheet,
  getCoachSettings,
  getDocumentCoach,
  reviewCoach,
  settleQuestion,
  suggestNotes,
  takeFinding,
  undoDismissal,
  updateCoachSettings,
} from '#shared/contracts/coach.ts';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type DocumentCoach = OutputOf<typeof getDocumentCoach>;
export type Dismissal = DocumentCoach['dismissed'][number];
export type DraftQuestion = DocumentCoach['questions'][number];
export type DocumentGap = DocumentCoach['gaps'][number];
export type BeforeReview = OutputOf<typeof reviewCoach>;
export type RuleFigures = OutputOf<typeof coachRules>['items'][number];
export type CoachSettings = OutputOf<typeof getCoachSettings>;
export type ModelNotes = OutputOf<typeof suggestNotes>;
export type TextFinding = OutputOf<typeof coachText>['findings'][number];
export type CoachTextInput = InputOf<typeof coachText>;
export type DismissalReason = InputOf<typeof dismissFinding>['reason'];

export const documentCoachKey = (postMortemId: string) => ['coach', postMortemId];

/** What the coach needs to read along in a post-mortem; renewed when rows or questions of it change. */
export const useDocumentCoach = (postMortemId: string, enabled = true) =>
  useQuery({
    queryKey: documentCoachKey(postMortemId),
    queryFn: ({ signal }) => call(getDocumentCoach, { id: postMortemId }, signal),
    enabled,
  });

/** What is open in the stored text, asked when somebody is about to submit it. */
export const useBeforeReview = (postMortemId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['coach-review', postMortemId],
    queryFn: ({ signal }) => call(reviewCoach, { id: postMortemId }, signal),
    enabled,
    staleTime: 0,
  });

function change(client: QueryClient, postMortemId: string, next: (old: DocumentCoach) => DocumentCoach) {
  client.setQueryData(documentCoachKey(postMortemId), (old: DocumentCoach | undefined) => old && next(old));
}
const readAgain = (client: QueryClient, postMortemId: string) =>
  void client.invalidateQueries({ queryKey: documentCoachKey(postMortemId) });

/** With the id of the post-mortem and not its reference, as all changes here: the answer is put where it is read. */
export const useDismissFinding = () =>
  useChange(dismissFinding, {
    settle: (client, dismissal, { id }) => {
      change(client, id, (old) => ({
        ...old,
        dismissed: [...old.dismissed.filter((one) => one.id !== dismissal.id), dismissal],
      }));
      readAgain(client, id);
    },
  });
export const useUndoDismissal = (postMortemId: string) =>
  useChange(undoDismissal, {
    settle: (client, _done, { id }) => {
      change(client, postMortemId, (old) => ({ ...old, dismissed: old.dismissed.filter((one) => one.id !== id) }));
      readAgain(client, postMortemId);
    },
  });
/** Nobody asked for it, so nobody is told when it fails. */
export const useTakeFinding = () => useChange(takeFinding, { shownInPlace: true });
export const useSettleQuestion = () =>
  useChange(settleQuestion, {
    settle: (client, question, { id }) => {
      change(client, id, (old) => ({
        ...old,
        questions: old.questions.map((one) => (one.id === question.id ? question : one)),
      }));
      void client.invalidateQueries({ queryKey: ['post-mortem'] });
      void client.invalidateQueries({ queryKey: ['post-mortems'] });
    },
  });
export const useSuggestNotes = () => useChange(suggestNotes, { shownInPlace: true });

export const useCoachSettings = () =>
  useQuery({ queryKey: ['coach-settings'], queryFn: ({ signal }) => call(getCoachSettings, {}, signal) });
export const useUpdateCoachSettings = () =>
  useChange(updateCoachSettings, {
    shownInPlace: true,
    expect: (client, { names, language, offRules }) => {
      const before = client.getQueryData<CoachSettings>(['coach-settings']);
      const chosen = Object.entries({ names, language, offRules }).filter(([, value]) => value !== undefined);
      if (before) client.setQueryData(['coach-settings'], { ...before, ...Object.fromEntries(chosen) });
      return () => client.setQueryData(['coach-settings'], before);
    },
    settle: (client, settings) => {
      // An answer from before the next press would take that press back: the last answer holds.
      if (client.isMutating() <= 1) client.setQueryData(['coach-settings'], settings);
      void client.invalidateQueries({ queryKey: ['coach'] });
      void client.invalidateQueries({ queryKey: ['coach-rules'] });
    },
  });
/** How often each rule was right; admins only. */
export const useCoachRules = (enabled = true) =>
  useQuery({ queryKey: ['coach-rules'], queryFn: ({ signal }) => call(coachRules, {}, signal), enabled });

/** Where the facilitator's sheet is read or loaded from. */
export const facilitatorSheetPath = (reference: string, format: 'md' | 'html', download = false) =>
  `/api/v1/post-mortems/${reference}/facilitator-sheet?format=${format}${download ? '&download=true' : ''}`;

/** What is still open, as Markdown for whoever leads the meeting; made anew whenever the sheet is opened. */
export const useFacilitatorSheet = (ref: string) =>
  useQuery({
    queryKey: ['facilitator-sheet', ref],
    queryFn: ({ signal }) => call(facilitatorSheet, { id: ref, format: 'md' }, signal),
    staleTime: 0,
  });

/** What the coach says about a text that is stored nowhere. */
export const useCoachText = (input: CoachTextInput, enabled = true) =>
  useQuery({
    queryKey: ['coach-text', input],
    queryFn: ({ signal }) => call(coachText, input, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
