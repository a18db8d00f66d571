/** Sentences about a call or the phone line that arrive with their values filled in. */
export const toldCalls = {
  'Cleared to talk': 'Autorizada para hablar',
  'Do not call: this number is listed': 'No llamar: este número está en la lista',
  'This number is on a do-not-call list.': 'Este número está en una lista de exclusión.',
  'Do-not-call status unknown': 'Se desconoce si está excluido',
  'Nobody has said whether this number is on a do-not-call list.':
    'Nadie ha dicho si este número está en una lista de exclusión.',
  'Not on a do-not-call list.': 'No está en ninguna lista de exclusión.',
  'No consent to this call': 'Sin consentimiento para esta llamada',
  'Consent to be called (TCPA) was not given, was withdrawn or has expired.':
    'El consentimiento para llamar (TCPA) no se dio, se retiró o ha caducado.',
  'Consent unknown': 'Consentimiento desconocido',
  'Nobody has said whether the prospect agreed to be called (TCPA).':
    'Nadie ha dicho si el cliente aceptó que le llamaran (TCPA).',
  'Consent stated without proof': 'Consentimiento sin prueba',
  'Consent is stated, but not where it was given.': 'Consta consentimiento, pero no dónde se dio.',
  'Consent is stated, but not when it was given.': 'Consta consentimiento, pero no cuándo se dio.',
  'Consent: {source}, on {date} at {time} UTC.': 'Consentimiento: {source}, el {date} a las {time} UTC.',
  'Consent, on {date} at {time} UTC.': 'Consentimiento, el {date} a las {time} UTC.',
  'Consent: {source}.': 'Consentimiento: {source}.',
  'Local time unknown': 'Hora local desconocida',
  'The time zone of the prospect is unknown, so nobody can say whether it is too early or too late there.':
    'Se desconoce la zona horaria del cliente: nadie puede decir si allí es demasiado pronto o demasiado tarde.',
  'Outside calling hours': 'Fuera del horario de llamadas',
  'It is {time} in {place}, where this number may be.': 'En {place}, donde puede estar este número, es {time}.',
  'It is {time} in {place}.': 'En {place} es {time}.',
  'Calls may be placed again from {time} there.': 'Se puede volver a llamar allí a partir de: {time}.',
  'It is {time} where the prospect is. Calling hours there are {from} to {to}.':
    'Donde está el cliente son las {time}. Allí se puede llamar de {from} a {to}.',
  'It is {time} there. In Florida, Oklahoma and Washington calling ends at 20:00, and the state is not known.':
    'Allí son las {time}. En Florida, Oklahoma y Washington se deja de llamar a las 20:00, y no se conoce el estado.',
  'Late in the day there': 'Allí ya es tarde',
  'Calling hours end soon': 'El horario de llamadas acaba pronto',
  'Calling hours there end at {time}.': 'Allí se puede llamar hasta las {time}.',
  'Local time there: {time} ({zone}).': 'Hora local allí: {time} ({zone}).',
  'The prospect is already on the line, so this is your decision: if you bridge anyway, confirm it first. The override is logged.':
    'El cliente ya está en la línea, así que decides tú: si conectas de todos modos, confírmalo antes. La anulación queda registrada.',
  'This is your decision: if you call anyway, confirm it first. The override is logged.':
    'Decides tú: si llamas de todos modos, confírmalo antes. La anulación queda registrada.',
  'No telephone number': 'No es un número de teléfono',
  'Calling hours and do-not-call lists are about telephone numbers.':
    'Los horarios y las listas de exclusión son para números de teléfono.',
  'Nothing known about this number': 'No se sabe nada de este número',
  'Nobody has said here whether this number is on a do-not-call list. Call only whom you may call.':
    'Nadie ha dicho aquí si este número está en una lista de exclusión. Llama solo a quien puedas llamar.',
  'Nobody knows where this number is: it is a good time on both coasts of the United States.':
    'Nadie sabe dónde está este número: en ambas costas de Estados Unidos es buena hora.',
  'Not cleared to call. Read the banner, override it, then bridge.':
    'No autorizada. Lee el aviso, anúlalo y después conecta.',
  'Not bridged by itself: it is not cleared to call. Read the banner and decide.':
    'No se conectó sola: no está autorizada. Lee el aviso y decide.',
  'The spoken whisper is off. Turn it on in Settings.': 'El susurro está desactivado. Actívalo en Ajustes.',
  'Already bridging. Press Hang up to leave the call.': 'Ya se está conectando. Pulsa Colgar para dejar la llamada.',
  'Opening the line takes longer than usual. Wait, or hang up.':
    'Abrir la línea tarda más de lo normal. Espera o cuelga.',
  'The caller’s side has not confirmed the bridge yet. Wait, or hang up.':
    'El lado del llamante aún no ha confirmado la conexión. Espera o cuelga.',
  'No sound from the caller yet': 'Aún no llega sonido del llamante',
  'All three are together. Part the calls first.': 'Estáis los tres juntos. Separa antes las llamadas.',
  'The calls changed places meanwhile, so nobody was transferred. Press Transfer again.':
    'Las llamadas cambiaron de sitio entretanto: no se transfirió a nadie. Pulsa Transferir de nuevo.',
  'A transfer is under way already. Take the call back first.':
    'Ya hay una transferencia en curso. Retoma antes la llamada.',
  'The microphone is still being opened. Press Bridge again in a moment.':
    'El micrófono aún se está abriendo. Pulsa Conectar de nuevo en un momento.',
  'The caller could not hear you: the microphone is not allowed. Allow it for Baton, then press Bridge again.':
    'El llamante no te oiría: el micrófono no está permitido. Permítelo a Baton y pulsa Conectar de nuevo.',
  'The caller could not hear you: no microphone was found. Plug one in, then press Bridge again.':
    'El llamante no te oiría: no se encontró micrófono. Conecta uno y pulsa Conectar de nuevo.',
  'The caller could not hear you: there is no microphone. Plug one in, then press Bridge again.':
    'El llamante no te oiría: no hay micrófono. Conecta uno y pulsa Conectar de nuevo.',
  'The other side sends you on: calling whom they named.':
    'El otro lado te pasa con otra persona: llamando a quien indicó.',
  '{who} sends you on: calling whom they named.': '{who} te pasa con otra persona: llamando a quien indicó.',
  'The calls changed meanwhile, so nothing was dialled. Dial again.':
    'Las llamadas cambiaron entretanto: no se marcó. Marca de nuevo.',
  'The call is back with you.': 'La llamada vuelve a estar contigo.',
  'The other side cannot be transferred.': 'El otro lado no se puede transferir.',
  '{to} is busy.': '{to} comunica.',
  '{to} did not answer.': '{to} no contestó.',
  '{to} rejected the call.': '{to} rechazó la llamada.',
  'Nobody has the number {to}.': 'Nadie tiene el número {to}.',
  '{to} could not be reached.': 'No se pudo contactar con {to}.',
  'Nobody has said whether {to} answered.': 'Nadie ha dicho si {to} contestó.',
  'The caller has left. There is nobody to connect.': 'El llamante se ha ido. No hay a quién conectar.',
  'The caller left before the bridge was made.': 'El llamante se fue antes de conectar.',
  'There is nobody to connect.': 'No hay a quién conectar.',
  'The connection to the edge is down. Baton is reconnecting: press Bridge again.':
    'La conexión con el servidor está caída. Baton se está reconectando: pulsa Conectar de nuevo.',
  'The connection to the edge is down. Hold works again once Baton has reconnected.':
    'La conexión con el servidor está caída. La espera funcionará cuando Baton se reconecte.',
  'The call could not be connected.': 'No se pudo conectar la llamada.',
  'The call is over.': 'La llamada terminó.',
  'This call is over.': 'Esta llamada terminó.',
  'There is no call to hold.': 'No hay llamada que retener.',
  'The far end did not take the change{why}.': 'El otro lado no aceptó el cambio{why}.',
  'The far end did not take the change.': 'El otro lado no aceptó el cambio.',
  'Only 0-9, A-D, # and * can be sent as tones.': 'Solo 0-9, A-D, # y * se pueden enviar como tonos.',
  'This call cannot carry tones until it is answered.': 'Esta llamada no admite tonos hasta que contesten.',
  'The far end takes no tones, neither in the audio nor as a message.':
    'El otro lado no acepta tonos, ni en el audio ni como mensaje.',
  'There is no outgoing audio to speak into.': 'No hay audio saliente en el que hablar.',
  'The phrase could not be spoken into the call.': 'No se pudo decir la frase en la llamada.',
  'The spoken phrase is not a WAV file.': 'La frase hablada no es un archivo WAV.',
  'The spoken phrase cannot be decoded.': 'La frase hablada no se puede descodificar.',
  'The INVITE brought no media offer, so media connects on Bridge.':
    'La llamada llegó sin oferta de sonido: se conecta al pulsar Conectar.',
  'This is not an address that can be called. Check it for typing errors.':
    'A esta dirección no se puede llamar. Revisa si hay errores.',
  'Another call is in the way. End it first, then dial.': 'Hay otra llamada. Termínala antes y luego marca.',
  'The line is not up, so nothing can be dialled. It reconnects by itself.':
    'La línea no está lista: no se puede marcar. Se reconecta sola.',
  'The microphone is still being opened. Dial again in a moment.':
    'El micrófono aún se está abriendo. Marca de nuevo en un momento.',
  'Sign in first, then dial again.': 'Inicia sesión primero y marca de nuevo.',
  'Sign in first: until then there is no phone line.': 'Inicia sesión primero: hasta entonces no hay línea.',
  'Sign in first: until then no sound device is open.':
    'Inicia sesión primero: hasta entonces no hay dispositivos de sonido abiertos.',
  'Baton is signed out.': 'Baton no tiene sesión iniciada.',
  'Baton is not registered with the phone line now.': 'Baton no está registrado ahora en la línea telefónica.',
  'Wait until it is, then dial again.': 'Espera a que lo esté y marca de nuevo.',
  'The phone line does not answer.': 'La línea telefónica no responde.',
  'The server address must begin with wss:// (ws:// only works to this machine).':
    'La dirección del servidor debe empezar por wss:// (ws:// solo funciona hacia este equipo).',
  'The SIP address of the account is not valid.': 'La dirección SIP de la cuenta no es válida.',
  'The account cannot be used: check the server address and the SIP address.':
    'La cuenta no se puede usar: revisa la dirección del servidor y la dirección SIP.',
  'The edge did not answer.': 'El servidor no respondió.',
  'The edge answered without our contact.': 'El servidor respondió sin nuestro contacto.',
  'The edge does not know this SIP address. Check it in the account settings.':
    'El servidor no conoce esta dirección SIP. Revísala en los ajustes de la cuenta.',
  'The edge is not available.': 'El servidor no está disponible.',
  'The edge refused to register ({status}).': 'El servidor rechazó el registro ({status}).',
  'The edge refused the user name or password. Calls cannot arrive until they are corrected in the account settings.':
    'El servidor rechazó el usuario o la contraseña. No entran llamadas hasta que se corrijan en los ajustes de la cuenta.',
  "The edge asks for a password for “{realm}”, which is not this account's realm. Nothing was sent.":
    'El servidor pide una contraseña para «{realm}», que no es el realm de esta cuenta. No se envió nada.',
  'The edge cannot be reached.': 'No se puede contactar con el servidor.',
  'The connection to the edge was lost.': 'Se perdió la conexión con el servidor.',
  'The edge took {seconds} s to answer. Calls may connect slowly.':
    'El servidor tardó {seconds} s en responder. Las llamadas pueden conectarse despacio.',
};
