/** The start page, its frame, and what the desk promises. */
export const home = {
  'Your availability did not change. {message}': 'Tu disponibilidad no cambió. {message}',
  'An AI talks to a prospect now. It rings when a person is needed.':
    'Una IA habla ahora con un cliente. Sonará cuando haga falta una persona.',
  'The practice call did not start. {message}': 'La llamada de práctica no empezó. {message}',
  'Baton’s storage has not answered since the call rang. Press Save again in a moment.':
    'El almacén de Baton no responde desde que sonó la llamada. Pulsa Guardar de nuevo en un momento.',
  'Nothing is chosen yet. Press 1, 2 or 3 for the timing, or leave it for later.':
    'Aún no has elegido nada. Pulsa 1, 2 o 3 para el momento, o déjalo para más tarde.',
  'Your feedback is not stored yet. {message} Press Save again.':
    'Tu valoración aún no se ha guardado. {message} Pulsa Guardar de nuevo.',
  'Feedback saved.': 'Valoración guardada.',
  'The callback is not yours yet.': 'La rellamada aún no es tuya.',
  'The callback was not passed on.': 'La rellamada no se pasó a otro agente.',
  'The desk does not know yet how it went.': 'La central aún no sabe cómo fue.',
  'Before you sign in': 'Antes de iniciar sesión',
  'I have set one up, check again': 'Ya he configurado uno, comprobar',
  'Keep my secrets without a keyring': 'Guardar mis secretos sin llavero',
  'This computer has no keyring': 'Este equipo no tiene llavero',
  'Baton encrypts its database and keeps your phone password. The key for both belongs in the system’s keyring, and none is running here.':
    'Baton cifra su base de datos y guarda tu contraseña telefónica. La clave de ambas debe estar en el llavero del sistema, y aquí no hay ninguno en marcha.',
  '{better} install and unlock GNOME Keyring or KWallet, then check again. Nothing else changes.':
    '{better} instala y desbloquea GNOME Keyring o KWallet y vuelve a comprobar. Nada más cambia.',
  'Better:': 'Mejor:',
  '{possible} keep the key in a file only your user account may read. Anyone who can read your files can then read transcripts and the phone password.':
    '{possible} guarda la clave en un archivo que solo tu cuenta puede leer. Quien pueda leer tus archivos podrá leer las transcripciones y la contraseña telefónica.',
  'Possible:': 'Posible:',
  'Baton asks once. Nothing is stored until you decide.':
    'Baton pregunta una vez. No se guarda nada hasta que decidas.',
  'That did not work.': 'No ha funcionado.',
  'Take the callback': 'Tomar la rellamada',
  'Pass it on': 'Pasarla',
  'How did it go?': '¿Cómo fue?',
  Callbacks: 'Rellamadas',
  'none today': 'ninguna hoy',
  '{today} today': '{today} hoy',
  '{more, plural, one {One more later.} other {# more later.}}':
    '{more, plural, one {Una más después.} other {# más después.}}',
  'Your callback': 'Tu rellamada',
  'Callback due': 'Rellamada pendiente',
  'The earlier call': 'La llamada anterior',
  'A callback was promised': 'Se prometió una rellamada',
  'Promised for {time}': 'Prometida para {time}',
  'Loading what was said…': 'Cargando lo que se dijo…',
  'What was said on the earlier call is not at hand. {message}':
    'Lo que se dijo en la llamada anterior no está disponible. {message}',
  'What was said': 'Lo que se dijo',
  Transcript: 'Transcripción',
  'Connecting you with': 'Te conectamos con',
  'What is being said': 'Lo que se está diciendo',
  Prospect: 'Cliente',
  Settings: 'Ajustes',
  'Number copied.': 'Número copiado.',
  'The number could not be copied. Select it and copy it by hand.':
    'No se pudo copiar el número. Selecciónalo y cópialo a mano.',
  'No number to dial': 'No hay número que marcar',
  'This callback came without a number. Look for it in your CRM, or press 6 so that the desk knows.':
    'Esta rellamada llegó sin número. Búscalo en tu CRM o pulsa 6 para que la central lo sepa.',
  'Dial now': 'Marca ahora',
  Call: 'Llamar',
  Copy: 'Copiar',
  'Say below how it went.': 'Di abajo cómo fue.',
  'Nothing was dialled. {message}': 'No se marcó nada. {message}',
  'The microphone is blocked.': 'El micrófono está bloqueado.',
  'No microphone found.': 'No se encontró ningún micrófono.',
  'Try again': 'Reintentar',
  'You would hear the prospect, but nobody would hear you. Allow the microphone for Baton in your system’s privacy settings.':
    'Oirías al cliente, pero nadie te oiría. Permite el micrófono a Baton en los ajustes de privacidad del sistema.',
  'You would hear the prospect, but nobody would hear you. Plug in a headset.':
    'Oirías al cliente, pero nadie te oiría. Conecta unos auriculares.',
  Dismiss: 'Cerrar',
  '{pending, plural, one {One message waits} other {# messages wait}} for the desk: {why} Nothing is lost; Baton keeps trying.':
    '{pending, plural, one {Un mensaje espera} other {# mensajes esperan}} a la central: {why} No se pierde nada; Baton sigue intentándolo.',
  'Opening…': 'Abriendo…',
  'Baton could not open its data': 'Baton no pudo abrir sus datos',
  'Your data could not be opened': 'No se pudieron abrir tus datos',
  'Until this works, no handoff can ring here: what you say about it could not be kept. Nothing was deleted.':
    'Hasta que funcione, aquí no puede sonar ninguna transferencia: no se podría guardar lo que digas de ella. No se borró nada.',
  'Back (Esc)': 'Atrás (Esc)',
  'Practice line.': 'Línea de práctica.',
  'Not reachable.': 'No localizable.',
  'Unsteady line.': 'Línea inestable.',
  'Try now': 'Probar ahora',
  'Check account': 'Revisar cuenta',
  'Not signed in.': 'Sin sesión iniciada.',
  'Sign in': 'Iniciar sesión',
  'Baton has no phone account yet, so no handoff can ring here.':
    'Baton aún no tiene cuenta telefónica: aquí no puede sonar ninguna transferencia.',
  'Do not disturb for how long': 'No molestar durante cuánto tiempo',
  'Do not disturb for': 'No molestar durante',
  'Until I change it': 'Hasta que lo cambie',
  'Rest of the day': 'El resto del día',
  Until: 'Hasta las',
  Set: 'Fijar',
  'Time in {zone}': 'Hora de {zone}',
  'Until {time}.': 'Hasta las {time}.',
  Availability: 'Disponibilidad',
  'You are available, but the line is not up yet.': 'Estás disponible, pero la línea aún no está lista.',
  'Connecting to the desk…': 'Conectando con la central…',
  'Until {time}, {left} left.': 'Hasta las {time}, quedan {left}.',
  'Insights (I)': 'Análisis (I)',
  'Call a number (K)': 'Llamar a un número (K)',
  'History (H)': 'Historial (H)',
  'Settings (S)': 'Ajustes (S)',
  'Nothing has been handed over yet': 'Aún no se ha transferido nada',
  'When the AI reaches its limit, it rings you here with the brief: who it is, why now, and what to say first. Enter bridges, and you are in the conversation.':
    'Cuando la IA llega a su límite, te llama aquí con la ficha: quién es, por qué ahora y qué decir primero. Intro conecta y ya estás en la conversación.',
  'Leave Baton open; it comes to the front when a handoff rings.':
    'Deja Baton abierto; pasa al frente cuando suena una transferencia.',
  'See how a handoff feels': 'Prueba una transferencia',
  'Practice line': 'Línea de práctica',
  'An AI has talked to a prospect and reaches its limit. It rings you, you read who and why, you bridge with one key, and nobody repeats themselves. The voices here are scripted; the call is real.':
    'Una IA ha hablado con un cliente y llega a su límite. Te llama, lees quién y por qué, conectas con una tecla y nadie se repite. Las voces siguen un guion; la llamada es real.',
  'Take a practice handoff': 'Hacer una de práctica',
  Choose: 'Elegir',
  'The practice line is still connecting.': 'La línea de práctica aún se está conectando.',
  '{count, plural, one {One handoff waits for your verdict} other {# handoffs wait for your verdict}}':
    '{count, plural, one {Una transferencia espera tu valoración} other {# transferencias esperan tu valoración}}',
  'Loading today’s handoffs…': 'Cargando las transferencias de hoy…',
  'Today’s handoffs could not be read. {message} Calls still ring.':
    'No se pudieron leer las transferencias de hoy. {message} Las llamadas siguen sonando.',
  'Earlier today': 'Hoy',
  History: 'Historial',
  'No handoff yet today.': 'Hoy aún no hay transferencias.',
  '{older, plural, one {One more in History.} other {# more in History.}}':
    '{older, plural, one {Una más en Historial.} other {# más en Historial.}}',
  '{who}: the callback is no longer offered to you.': '{who}: la rellamada ya no se te ofrece.',
};
