/** A drawing on its own: SVG without script or outside reference, its size in pixels, and what it says in words. */
export type Figure = { svg: string; width: number; height: number; words: string };
