/** A finger covers what stands beside it, and has no keys: there the bar is above the keyboard. */
export const isTouch = (): boolean => matchMedia('(max-width: 640px), (hover: none) and (pointer: coarse)').matches;
