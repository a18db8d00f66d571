/** The test of microphone, headset, line and relay. */
export const preflight = {
  'Baton may not use it. Allow it in the system’s privacy settings.':
    'Baton no puede usarlo. Permítelo en los ajustes de privacidad del sistema.',
  'None was found. Plug in a headset.': 'No se encontró ninguno. Conecta unos auriculares.',
  'Nothing was heard. Check its mute switch, or move another one up.':
    'No se oyó nada. Revisa su botón de silencio o sube otro en la lista.',
  'Heard you after {time}.': 'Te oyó a los {time}.',
  'You heard it.': 'Lo oíste.',
  'You did not hear it. Move the device you wear to the top of Headset.':
    'No lo oíste. Sube el dispositivo que llevas al principio de Auriculares.',
  'Calls cannot arrive.': 'No pueden entrar llamadas.',
  'Answers in {time}.': 'Responde en {time}.',
  'Calls connect slowly.': 'Las llamadas se conectan despacio.',
  'Sign in first: the servers belong to your account.': 'Inicia sesión primero: los servidores son de tu cuenta.',
  'The relay answers in {time}: calls get through strict networks too.':
    'El relé responde en {time}: las llamadas pasan también por redes estrictas.',
  'STUN answers in {time}.': 'STUN responde en {time}.',
  'The relay (TURN) refuses its user name or password. Ask who set up your account.':
    'El relé (TURN) rechaza su usuario o contraseña. Pregunta a quien configuró tu cuenta.',
  'The relay (TURN) does not answer: calls may stay silent in strict networks.':
    'El relé (TURN) no responde: en redes estrictas las llamadas pueden quedar en silencio.',
  'STUN answers in {time}. No relay is set up.': 'STUN responde en {time}. No hay ningún relé configurado.',
  'The STUN server does not answer. Calls work where the phone line reaches you directly.':
    'El servidor STUN no responde. Las llamadas funcionan donde la línea te alcanza directamente.',
  'Not measured: without a relay (TURN) nothing but a call tries this way. The phone line’s answer stands above; loss and delay show in the call.':
    'Sin medir: sin un relé (TURN) solo una llamada prueba este camino. La respuesta de la línea está arriba; la pérdida y el retardo se ven en la llamada.',
  'Not measured: nothing came back from the relay.': 'Sin medir: no volvió nada del relé.',
  '{rate} kbit/s up and down at once, {loss} lost, {time} to the relay and back.':
    '{rate} kbit/s de subida y bajada a la vez, {loss} de pérdida, {time} hasta el relé y de vuelta.',
  'A call needs {rate} kbit/s: voices will break up.': 'Una llamada necesita {rate} kbit/s: las voces se cortarán.',
  'Voices will break up.': 'Las voces se cortarán.',
  'Words will be missing now and then.': 'De vez en cuando faltarán palabras.',
  'You will talk over each other.': 'Os pisaréis al hablar.',
  'Enough for a call.': 'Suficiente para una llamada.',
  'No relay is set up: sound goes straight to the phone line.':
    'No hay ningún relé configurado: el sonido va directo a la línea telefónica.',
};
