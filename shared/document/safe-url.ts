/** The address when it is one a reader may follow: http, https or mailto, without anything that breaks out of a link. */
export const safeUrl = (url: string | null | undefined): string | undefined => {
  const trimmed = url?.trim();
  if (!trimmed || trimmed.length > 2000 || !/^(?:https?:\/\/|mailto:)/i.test(trimmed)) return undefined;
  return URL.canParse(trimmed) ? new URL(trimmed).href.replace(/[<>"'`\s|\\]/g, encodeURIComponent) : undefined;
};
