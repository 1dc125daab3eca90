import { FACTOR_ROLE_LABELS, type FactorRole } from '../../rules/factor-words.ts';

type One = { id: string; title: string; role: FactorRole; leadsTo: readonly string[] };

/** The graph in sentences, one for each factor: what a reader who does not see it hears. */
export function graphSentences(factors: readonly One[]): string[] {
  const titles = new Map(factors.map((factor) => [factor.id, factor.title]));
  return factors.map((factor) => {
    const effects = factor.leadsTo.flatMap((id) => titles.get(id) ?? []);
    const role = FACTOR_ROLE_LABELS[factor.role].toLowerCase();
    const led = effects.length > 0 ? ` It led to: ${effects.join('; ')}.` : '';
    return `${factor.title} (${role}).${led}`;
  });
}
