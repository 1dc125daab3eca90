/** The type under which the clipboard carries what was copied as the document has it, between pages of Debrief. */
export const OWN_TYPE = 'application/x-debrief';
