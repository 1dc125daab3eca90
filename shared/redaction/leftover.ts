export const LEFTOVER_KINDS = ['name', 'e-mail', 'host', 'address', 'id', 'handle', 'part'] as const;
/** Words that look like what is usually taken out. `part`: a longer word with a redacted one in it. */
export type Leftover = { kind: (typeof LEFTOVER_KINDS)[number]; text: string; places: number; where: string };
