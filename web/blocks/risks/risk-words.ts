import type { RiskState } from '#shared/rules/factor-words.ts';

type One = { state: RiskState };

/** Those that stand, in the order that people gave them; what is open or not confirmed yet before what is dealt with. */
export function inRiskOrder<T extends One>(risks: readonly T[]): T[] {
  const standing = risks.filter((risk) => risk.state !== 'struck');
  const isSettled = (risk: T) => risk.state === 'accepted' || risk.state === 'addressed';
  return [...standing.filter((risk) => !isSettled(risk)), ...standing.filter(isSettled)];
}

/** "3 risks · 1 to confirm · 1 addressed". */
export function riskCount(risks: readonly One[]): string {
  if (risks.length === 0) return '';
  const count = (state: RiskState) => risks.filter((risk) => risk.state === state).length;
  const parts: [number, string][] = [
    [count('candidate'), 'to confirm'],
    [count('accepted'), 'accepted'],
    [count('addressed'), 'addressed'],
  ];
  return [
    `${risks.length} ${risks.length === 1 ? 'risk' : 'risks'}`,
    ...parts.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`),
  ].join(' · ');
}
