/** A stored picture as it was uploaded; its size is in pixels. */
export type StoredPicture = { id: string; contentType: string; bytes: Uint8Array; width: number; height: number };

/** The same ready for a file: PNG or JPEG. */
export type Picture = { id: string; type: 'png' | 'jpg'; bytes: Uint8Array; width: number; height: number };
