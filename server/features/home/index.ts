import { showHome } from './show-home.ts';

export const homeOperations = [showHome];
