/** What part of the incident the strip shows. Times are epoch ms. */
export type View = { from: number; to: number };

const CLOSEST = 60_000;

/** Zooms by `factor` (below 1 is closer), keeping the instant at `anchor` (0 to 1 of the width) where it is. */
export function zoom(view: View, whole: View, factor: number, anchor: number): View {
  const length = view.to - view.from;
  const widest = whole.to - whole.from;
  const next = Math.min(widest, Math.max(Math.min(CLOSEST, widest), length * factor));
  const at = view.from + length * anchor;
  return inside({ from: at - next * anchor, to: at + next * (1 - anchor) }, whole);
}

/** Moves by a fraction of what is shown; stops at the ends. */
export function pan(view: View, whole: View, fraction: number): View {
  const shift = (view.to - view.from) * fraction;
  return inside({ from: view.from + shift, to: view.to + shift }, whole);
}

/** The view moved just enough that an instant is in sight. */
export function bringIn(view: View, whole: View, at: number): View {
  const length = view.to - view.from;
  const margin = length * 0.08;
  if (at < view.from + margin) return inside({ from: at - margin, to: at - margin + length }, whole);
  if (at > view.to - margin) return inside({ from: at + margin - length, to: at + margin }, whole);
  return view;
}

function inside(view: View, whole: View): View {
  const length = Math.min(view.to - view.from, whole.to - whole.from);
  const from = Math.min(Math.max(view.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

export const isWhole = (view: View, whole: View) => view.to - view.from >= (whole.to - whole.from) * 0.999;
