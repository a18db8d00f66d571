/** What the spoken whisper says of its own; what the prospect or the platform said stays as it was said. */
export const whisper = {
  'No reason came with the call.': 'La llamada llegó sin motivo.',
  'Open with: {opener}': 'Empieza con: {opener}',
  'from {company}': 'de {company}',
  'at {company}': 'en {company}',
  'Someone {job}': 'Alguien {job}',
  'Someone unnamed, {job}': 'Alguien sin nombre, {job}',
  'A caller without a name': 'Una llamada sin nombre',
  'A caller without a name, from {platform}': 'Una llamada sin nombre, de {platform}',
  'Asked for a person.': 'Pidió hablar con una persona.',
  'The questions went beyond the AI.': 'Las preguntas superaron a la IA.',
  'Hesitates.': 'Duda.',
  'Is frustrated.': 'Siente frustración.',
  'Is very interested.': 'Tiene mucho interés.',
  'A high-value account.': 'Una cuenta de gran valor.',
  'The conversation went in circles.': 'La conversación daba vueltas.',
};
