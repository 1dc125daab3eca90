import type { Story } from '../story.ts';
import { bookings, bookingsAgain } from './bookings.ts';
import { certificate } from './certificate.ts';
import { contractorAccess, doubleNotices, lateCodes, searchIndex } from './quieter.ts';
import { declines, slowSearch } from './today.ts';
import { wallet } from './wallet.ts';

/** In the order in which they began. */
export const STORIES: readonly Story[] = [
  wallet,
  certificate,
  searchIndex,
  contractorAccess,
  bookings,
  doubleNotices,
  bookingsAgain,
  lateCodes,
  declines,
  slowSearch,
];
