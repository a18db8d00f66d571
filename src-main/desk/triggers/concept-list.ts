/**
 * What a turn speaks of, as word patterns and as words near in meaning. Patterns are matched against the words of the
 * tokeniser, joined by blanks: lower case, contractions opened, fillers gone. Written for Baton, by ear.
 */

import { matterSources } from './concept-matters.ts';
import { moodSources } from './concept-moods.ts';

export const conceptSources = { ...moodSources, ...matterSources };

export type ConceptName = keyof typeof conceptSources;
