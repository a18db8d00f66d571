/** Settings. */
export const settings = {
  Language: 'Idioma',
  'As the system': 'El del sistema',
};
