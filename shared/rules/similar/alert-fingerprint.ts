import { titleTokens } from './title-tokens.ts';

/** Words for the state of an alert, as stems: they change while the alert stays the same. */
const STATE_WORDS = new Set(
  'resolv recover recovery ok clear up clos back normal return again open fir trigger acknowledg ack'.split(' '),
);

/**
 * The same text for the same alert however often it fires: state, numbers, ids and order of words left out.
 * "[FIRING:1] HighErrorRate checkout" and "[RESOLVED] HighErrorRate checkout" -> "checkout error high rate". Empty when
 * nothing is left. A source that gives alerts an identity of their own knows better: use that where there is one.
 */
export const alertFingerprint = (text: string): string =>
  titleTokens(text)
    .filter((token) => !STATE_WORDS.has(token))
    .sort()
    .join(' ');
