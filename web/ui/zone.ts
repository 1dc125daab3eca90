import { createContext, useContext } from 'react';

/** The zone of the browser, for a reader who has chosen none. */
export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** IANA name of the reader's time zone; the shell sets it from the profile. */
export const ReaderZoneContext = createContext(browserZone);
/** IANA name of the zone in which times are written here: the reader's, or that of a document whose words name times. */
export const ZoneContext = createContext<string | null>(null);
export const useReaderZone = () => useContext(ReaderZoneContext);
export function useZone(): string {
  const reader = useReaderZone();
  return useContext(ZoneContext) ?? reader;
}
