/** Fernlinie sells train tickets across borders. The company, its people and its services are invented. */
export const COMPANY = 'Fernlinie';

export const CAST = {
  ines: { name: 'Ines Okoro', role: 'admin', timeZone: 'Europe/Lisbon' },
  joonas: { name: 'Joonas Lehto', role: 'editor', timeZone: 'Europe/Helsinki' },
  mateus: { name: 'Mateus Varga', role: 'editor', timeZone: 'Europe/Budapest' },
  priya: { name: 'Priya Raman', role: 'editor', timeZone: 'Asia/Kolkata' },
  talia: { name: 'Talia Brenner', role: 'editor', timeZone: 'America/New_York' },
  noor: { name: 'Noor Haddad', role: 'editor', timeZone: 'Europe/Berlin' },
  sam: { name: 'Sam Achebe', role: 'viewer', timeZone: 'Africa/Lagos' },
} as const satisfies Record<string, { name: string; role: 'admin' | 'editor' | 'viewer'; timeZone: string }>;

export type Who = keyof typeof CAST;

export const emailOf = (who: Who): string => `${who}@fernlinie.example`;
