const SIGNS: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^ {0,3}(?:[-*+] |\d{1,3}[.)] )\S[^\n]*\n(?:\n? *(?:[-*+] |\d{1,3}[.)] )\S)/m,
  /^ {0,3}[-*+] \[[ xX]\] /m,
  /^(?:```|~~~)/m,
  /^> \S/m,
  /^\|?[^\n|]+\|[^\n]*\n\|?\s*:?-+:?\s*\|[\s:|-]*$/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  /\[[^\]\n]+\]\((?:https?:|mailto:|debrief:|\/)[^)\s]+\)/,
  /(?:^|\s)`[^`\n]+`(?=[\s.,;:)]|$)/m,
  /^(?:---|\*\*\*)\s*$/m,
  /!\[[^\]\n]*\]\([^)\s]+\)/,
  /~~[^\s~][^~\n]*~~/,
  /\[\^\d+\]/,
];

/**
 * Whether plain text is Markdown that its writer meant as such. One sign is enough where nothing else is written so; a log, a
 * stack trace or code keeps every line as it is.
 */
export function isMarkdown(text: string): boolean {
  if (looksLikeCode(text)) return false;
  return SIGNS.some((sign) => sign.test(text));
}

/** Most lines end or begin as lines of programs and logs do. */
function looksLikeCode(text: string): boolean {
  if (/^(?:```|~~~)/m.test(text)) return false;
  const lines = text.split('\n').filter((line) => line.trim());
  if (lines.length < 3) return false;
  const codeLike = lines.filter((line) =>
    /[;{}]\s*$|^\s*(?:at |\/\/|import |from |def |func |class |return |\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[\d|\$ )/.test(
      line,
    ),
  );
  return codeLike.length * 2 > lines.length;
}
