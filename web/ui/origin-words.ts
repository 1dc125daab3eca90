/** Who or what an event comes from: "Sam Okafor · deploy"; once where both are the same. */
export function originWords(event: { actor: string | null; source: string }): string {
  const { actor, source } = event;
  if (!actor) return source;
  return !source || actor.toLowerCase() === source.toLowerCase() ? actor : `${actor} · ${source}`;
}
