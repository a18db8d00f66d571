/** True on macOS, whose keyboards name their keys with symbols. */
export const isMac = navigator.userAgent.includes('Macintosh');
