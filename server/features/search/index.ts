import { searchEverything } from './search-everything.ts';

export const searchOperations = [searchEverything];
