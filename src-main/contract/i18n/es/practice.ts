/** The practice line: what its calls are called and teach, and why one did not come. The calls themselves are in English. */
export const toldPractice = {
  'Ready to move': 'Lista para decidir',
  'A buyer with budget and a deadline: bridge fast, skip the discovery she has already done, agree the next step.':
    'Una compradora con presupuesto y plazo: conecta rápido, sáltate las preguntas que ya respondió y acordad el siguiente paso.',
  'Going round in circles': 'Dando vueltas',
  'The AI gave the same answer three times. Name the objection first, answer it in numbers, and only then ask anything.':
    'La IA dio la misma respuesta tres veces. Nombra primero la objeción, respóndela con cifras y solo después pregunta.',
  'Asks for a person, consent unknown': 'Pide una persona, sin constancia de consentimiento',
  'The card blocks: nobody can show consent for this call. Read why, then override on her explicit wish, or offer a callback.':
    'La ficha bloquea: nadie puede probar el consentimiento. Lee por qué y después anúlalo por su deseo expreso u ofrece una rellamada.',
  'In a hurry': 'Con prisa',
  'The prospect hangs up while you read. You see it at once, the brief stays, and the feedback says how late it was.':
    'El cliente cuelga mientras lees. Lo ves al momento, la ficha se queda y la valoración dice cuánto se tardó.',
  'The practice desk could not start:': 'La central de práctica no pudo arrancar:',
  'The practice caller could not sign in:': 'La llamada de práctica no pudo iniciar sesión:',
  'The practice call failed:': 'La llamada de práctica falló:',
  'The practice caller was closed.': 'La llamada de práctica se cerró.',
  'Start the practice call again.': 'Vuelve a empezar la llamada de práctica.',
  'The practice caller did not open:': 'La llamada de práctica no se abrió:',
  'The practice caller did not get ready in time.': 'La llamada de práctica no estuvo lista a tiempo.',
  'The practice caller is gone.': 'La llamada de práctica ya no está.',
  'The practice caller did not place the call in time.': 'La llamada de práctica no llegó a tiempo.',
  'Try again.': 'Inténtalo de nuevo.',
  'There is no practice conversation of that name.': 'No hay ninguna conversación de práctica con ese nombre.',
  'Your phone is not signed in to the practice line yet.':
    'Tu teléfono aún no ha iniciado sesión en la línea de práctica.',
  'Try again when it is reachable.': 'Inténtalo de nuevo cuando esté disponible.',
  'A practice call is still on.': 'Todavía hay una llamada de práctica en curso.',
  'End it before you start the next one.': 'Termínala antes de empezar la siguiente.',
  'The AI needed nobody in this conversation, so it did not hand over.':
    'La IA no necesitó a nadie en esta conversación, así que no la transfirió.',
  'The desk found you busy, away or not signed in.': 'La central te encontró ocupado, ausente o sin sesión iniciada.',
  'Set yourself available, then try again.': 'Ponte disponible e inténtalo de nuevo.',
};
