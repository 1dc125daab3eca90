import type { Coach, CoachSetup, Finding, Gap, GapRule, Rule } from '#shared/coach/finding.ts';
import { documentOfMarkdown } from '#shared/coach/gaps/document-of-markdown.ts';
import { findGaps } from '#shared/coach/gaps/find-gaps.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { coachMarkdown } from '#shared/coach/read-markdown.ts';

export type Text = { markdown: string; language: string; offRules: readonly (Rule | GapRule)[] };
export type TextWithSetup = Text & { setup: CoachSetup };

export function readText(coach: Coach, { markdown, language, offRules }: Text): { findings: Finding[]; gaps: Gap[] } {
  return {
    findings: coachMarkdown(coach, markdown, language),
    gaps: findGaps(documentOfMarkdown(markdown, { language }), {
      language,
      isDismissed: (rule) => offRules.includes(rule),
    }),
  };
}

/** With a coach that is made for this one text. */
export const readTextAlone = ({ setup, ...text }: TextWithSetup) => readText(makeCoach(setup), text);
