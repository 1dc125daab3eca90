/** Words an open question begins with, in the languages of the coach. Neither "why" nor "who": they ask for a culprit. */
const BEGINS =
  /^(?:[^?,]{1,80},\s+)?(?:(?:at|in|on|from|to|by|with|under|until|after|before|for|during|an|auf|aus|bei|bis|in|mit|nach|seit|unter|von|vor|zu)\s+)?(?:how|what|which|when|where|wie|was|welche[mnrs]?|wann|wo|woran|worauf|woher|wohin|womit|wodurch|wovon)\b/iu;
const ACCUSES = /(?<!\p{L})(?:why|whose fault|who is to blame|warum|wieso|weshalb|wer hat)(?!\p{L})/iu;

/** Whether this is one question of the kind a good facilitator asks: open, how or what, and about nobody's guilt. */
export function isOpenQuestion(text: string): boolean {
  return BEGINS.test(text) && !ACCUSES.test(text) && text.indexOf('?') === text.length - 1;
}
