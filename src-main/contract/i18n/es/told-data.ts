/** Sentences about what Baton keeps, who set it up, and updates. */
export const toldData = {
  'The key of your stored handoffs is no longer in the keyring, so they cannot be read.':
    'La clave de tus transferencias guardadas ya no está en el llavero y por eso no se pueden leer.',
  'Unlock or restore the keyring, or start with an empty history; the old file is kept.':
    'Desbloquea o restaura el llavero, o empieza con un historial vacío; el archivo anterior se conserva.',
  'Your stored handoffs were written with another key, so they cannot be read.':
    'Tus transferencias guardadas se escribieron con otra clave y por eso no se pueden leer.',
  'Restore the old keyring, or start with an empty history; the old file is kept.':
    'Restaura el llavero anterior, o empieza con un historial vacío; el archivo anterior se conserva.',
  'The file with your stored handoffs has lost its end.':
    'El archivo con tus transferencias guardadas ha perdido el final.',
  'The file with your stored handoffs is damaged.': 'El archivo con tus transferencias guardadas está dañado.',
  'Restore it from a backup, or start with an empty history; the old file is kept.':
    'Restáuralo de una copia de seguridad, o empieza con un historial vacío; el archivo anterior se conserva.',
  'Your stored handoffs were written by a newer Baton.':
    'Tus transferencias guardadas las escribió una versión más nueva de Baton.',
  'Install that version again; nothing has been changed.': 'Vuelve a instalar esa versión; no se ha cambiado nada.',
  'The file with your stored handoffs cannot be opened.':
    'No se puede abrir el archivo con tus transferencias guardadas.',
  'Check the disk and its permissions, then start Baton again.':
    'Revisa el disco y sus permisos y vuelve a iniciar Baton.',
  'There is no such handoff.': 'Esta transferencia no existe.',
  'This handoff is not stored on this machine.': 'Esta transferencia no está guardada en este equipo.',
  'A stored record cannot be read:': 'Un registro guardado no se puede leer:',
  'it is damaged.': 'está dañado.',
  'This was not saved ({code}).': 'Esto no se guardó ({code}).',
  'The call goes on; try again.': 'La llamada continúa; inténtalo de nuevo.',
  'The old history could not be put aside, so nothing was changed:':
    'No se pudo apartar el historial anterior, así que no se cambió nada:',
  'The key of your handoff history is lost.': 'Se ha perdido la clave de tu historial de transferencias.',
  'Your handoff history was written with another key.': 'Tu historial de transferencias se escribió con otra clave.',
  'Your handoff history is damaged.': 'Tu historial de transferencias está dañado.',
  "Baton started a new one; the old file is kept as {file} in Baton's data folder.":
    'Baton empezó uno nuevo; el archivo anterior se conserva como {file} en la carpeta de datos de Baton.',
  'This call could not be written to the history.': 'Esta llamada no se pudo anotar en el historial.',
  'Not everything could be read at sign-in.': 'Al iniciar sesión no se pudo leer todo.',
  'The whisper cannot be spoken, read it on the card.': 'El susurro no se puede decir en voz alta, léelo en la ficha.',
  '{who} has set this for your phone.': '{who} ha fijado esto en tu teléfono.',
  'Ask them to change it.': 'Pídele que lo cambie.',
  '{who} does not let this phone connect to {host}.': '{who} no permite que este teléfono se conecte a {host}.',
  'This phone may call no numbers outside.': 'Este teléfono no puede llamar a números de fuera.',
  'This phone may call only numbers that begin with {beginnings}.':
    'Este teléfono solo puede llamar a números que empiecen por {beginnings}.',
  'Settings, Calling out, says so.': 'Así consta en Ajustes, Llamadas salientes.',
  '{who} has set this; ask them to change it.': '{who} lo ha fijado; pídele que lo cambie.',
  'Calls may not be transferred there.': 'Las llamadas no se pueden transferir ahí.',
  'The far end may transfer this phone inside its own phone system only.':
    'La otra parte solo puede transferir este teléfono dentro de su propio sistema telefónico.',
  'Override it first.': 'Anúlalo antes.',
  'This setup names {host}, which is not among its own hosts.':
    'Esta configuración nombra {host}, que no está entre sus propios servidores.',
  'Ask whoever signed it.': 'Pregunta a quien la firmó.',
  'Somebody else has signed this:': 'Esto lo ha firmado otra persona:',
  'it is not the key {who} set this phone up with.': 'no es la clave con la que {who} configuró este teléfono.',
  'This setup leads to {host}, where {who} does not let this phone connect to.':
    'Esta configuración lleva a {host}, adonde {who} no permite que este teléfono se conecte.',
  'If {who} confirms it, leave their setup in Settings and open this one again.':
    'Si {who} lo confirma, abandona su configuración en Ajustes y vuelve a abrir esta.',
  'This setup is damaged:': 'Esta configuración está dañada:',
  '“{field}” is not what it should be.': '«{field}» no es lo que debería ser.',
  'Get the file once more.': 'Consigue el archivo otra vez.',
  'This setup cannot be used: {why}.': 'Esta configuración no se puede usar: {why}.',
  'These settings cannot be used: {why}.': 'Estos ajustes no se pueden usar: {why}.',
  'This file begins with a byte order mark, so that an editor has saved it anew.':
    'Este archivo empieza con una marca de orden de bytes: un editor lo ha vuelto a guardar.',
  'Use it as it was sent to you.': 'Úsalo tal como te lo enviaron.',
  'This file is cut off or damaged:': 'Este archivo está cortado o dañado:',
  'it cannot be read to its end.': 'no se puede leer hasta el final.',
  'Get it once more.': 'Consíguelo otra vez.',
  'Baton {version} is ready.': 'Baton {version} está listo.',
  'It is put in place when you quit, never in a call.': 'Se instala al salir, nunca durante una llamada.',
  'Too many requests at once; this one was not carried out.':
    'Demasiadas peticiones a la vez; esta no se llevó a cabo.',
  'The other microphone could not be opened.': 'No se pudo abrir el otro micrófono.',
  'Callers now hear you through {label}.': 'Ahora te oyen por {label}.',
  'Nobody could hear you:': 'Nadie podría oírte:',
  'the microphone is not allowed.': 'el micrófono no está permitido.',
  'Allow it for Baton, then dial again.': 'Permítelo para Baton y vuelve a marcar.',
  'no microphone was found.': 'no se encontró ningún micrófono.',
  'Plug one in, then dial again.': 'Conecta uno y vuelve a marcar.',
  'The call ended unexpectedly.': 'La llamada terminó inesperadamente.',
  'This is not a SIP address that can be called.': 'No es una dirección SIP a la que se pueda llamar.',
  'Tones cannot be sent now.': 'Ahora no se pueden enviar tonos.',
  'Media did not connect while it rang.': 'El sonido no se conectó mientras sonaba.',
  'It connects on Bridge, which then takes longer.': 'Se conecta al conectar la llamada, que entonces tarda más.',
  'The edge asks for a kind of sign-in that Baton does not know.':
    'El servidor pide un tipo de inicio de sesión que Baton no conoce.',
};
