/** The first run of a new phone. */
export const welcome = {
  'Set up Baton, {number} of 3': 'Configurar Baton, {number} de 3',
  'Not yet.': 'Todavía no.',
  'Where do handoffs come from?': '¿De dónde vienen las transferencias?',
  'Begin with the practice line': 'Empezar con la línea de práctica',
  'Go on': 'Continuar',
  'Three steps, less than a minute. Everything can be changed in Settings.':
    'Tres pasos, menos de un minuto. Todo se puede cambiar en Ajustes.',
  'Setup from your admin': 'Configuración de tu administrador',
  'Did your admin send a file or a link? It does this step for you.':
    '¿Tu administrador envió un archivo o un enlace? Hace este paso por ti.',
  'Can you hear and be heard?': '¿Oyes y te oyen?',
  'The system’s default': 'El predeterminado del sistema',
  'The practice line is still connecting. Press Enter again in a moment.':
    'La línea de práctica aún se está conectando. Pulsa Intro de nuevo en un momento.',
  'You know how it works': 'Ya sabes cómo funciona',
  'Take one handoff': 'Atiende una transferencia',
  'Take a test call': 'Hacer una llamada de prueba',
  'Without a test call': 'Sin llamada de prueba',
  'It rings, you read who and why, Enter bridges. From now on the calls are real.':
    'Suena, lees quién y por qué, Intro conecta. A partir de ahora las llamadas son reales.',
  'A scripted AI hands a prospect over to you. Read the card, press Enter to bridge, and hang up whenever you like.':
    'Una IA con guion te transfiere un cliente. Lee la ficha, pulsa Intro para conectar y cuelga cuando quieras.',
  'The test comes over the practice line; afterwards this phone is back on {label}.':
    'La prueba llega por la línea de práctica; después este teléfono vuelve a {label}.',
  'Signing in…': 'Iniciando sesión…',
  'Registered. The server answers in {roundTrip}.': 'Registrado. El servidor responde en {roundTrip}.',
  'Registered in {time}. The server answers in {roundTrip}.':
    'Registrado en {time}. El servidor responde en {roundTrip}.',
  Back: 'Atrás',
  Done: 'Listo',
  Close: 'Cerrar',
  Microphone: 'Micrófono',
  Headset: 'Auriculares',
};
