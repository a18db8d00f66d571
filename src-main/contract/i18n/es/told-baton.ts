/** Sentences about this machine, its sound and the desk that arrive with their values filled in. */
export const toldBaton = {
  'Baton may not use the microphone, so callers cannot hear you. Allow it in the system’s privacy settings.':
    'Baton no puede usar el micrófono y no te oyen. Permítelo en los ajustes de privacidad del sistema.',
  'The microphone is held by another program, so callers cannot hear you. Close that program or choose another one.':
    'Otro programa ocupa el micrófono y no te oyen. Cierra ese programa o elige otro micrófono.',
  'The microphone was disconnected and there is no other, so callers cannot hear you. Plug one in.':
    'El micrófono se desconectó y no hay otro: no te oyen. Conecta uno.',
  'No microphone was found, so callers cannot hear you. Plug one in.':
    'No se encontró micrófono: no te oyen. Conecta uno.',
  'The other microphone could not be opened. Callers still hear you through {label}.':
    'No se pudo abrir el otro micrófono. Te siguen oyendo por {label}.',
  '{other} gives no sound: it may be muted. Callers still hear you through {label}.':
    '{other} no da sonido: puede estar silenciado. Te siguen oyendo por {label}.',
  'The headset or the system has muted the microphone, so callers cannot hear you. Unmute it there.':
    'Los auriculares o el sistema han silenciado el micrófono y no te oyen. Actívalo allí.',
  'The headset’s or the system’s mute is off again.':
    'El silencio de los auriculares o del sistema vuelve a estar quitado.',
  'No microphone chosen in Settings is connected. Callers hear you through {label}.':
    'Ningún micrófono elegido en Ajustes está conectado. Te oyen por {label}.',
  'The microphone was disconnected. Callers now hear you through {label}.':
    'El micrófono se desconectó. Ahora te oyen por {label}.',
  'No headset chosen in Settings is connected. Callers sound on the system’s default device.':
    'Ningunos auriculares elegidos en Ajustes están conectados. Se oye por el dispositivo del sistema.',
  'No ringer chosen in Settings is connected. Baton rings on the system’s default device.':
    'Ningún timbre elegido en Ajustes está conectado. Baton suena por el dispositivo del sistema.',
  'The sound device does not start. Choose another one.': 'El dispositivo de sonido no arranca. Elige otro.',
  'The voice produced audio that cannot be played.': 'La voz produjo un audio que no se puede reproducir.',
  'Audio could not be started, so calls cannot be taken here. Check the sound devices, then start Baton again.':
    'No se pudo iniciar el audio: aquí no se pueden tomar llamadas. Revisa los dispositivos y reinicia Baton.',
  'The whisper cannot be spoken, read it on the card.': 'El susurro no se puede decir: léelo en la ficha.',
  'Not everything could be read at sign-in.': 'No se pudo leer todo al iniciar sesión.',
  'This system has no voice to speak with. The whisper stays on the card.':
    'Este sistema no tiene voz. El susurro queda en la ficha.',
  'The voice of this system took too long.': 'La voz de este sistema tardó demasiado.',
  'The voice of this system did not work.': 'La voz de este sistema no funcionó.',
  'Read the card instead.': 'Lee la ficha.',
  'Baton’s main process did not answer.': 'El proceso principal de Baton no respondió.',
  'Baton’s background process did not answer. Restart Baton if this stays.':
    'El proceso de fondo de Baton no respondió. Reinicia Baton si continúa.',
  'There is no phone line to call from. Set one up in Settings.':
    'No hay línea desde la que llamar. Configura una en Ajustes.',
  'Override it first.': 'Anúlalo primero.',
  'Type a number or a SIP address.': 'Escribe un número o una dirección SIP.',
  'Baton cannot place emergency calls. Use another phone.':
    'Baton no puede hacer llamadas de emergencia. Usa otro teléfono.',
  'This is not a SIP address. Use the form sip:name@domain.':
    'No es una dirección SIP. Usa la forma sip:nombre@dominio.',
  'This is neither a number nor a SIP address.': 'No es un número ni una dirección SIP.',
  'This is a premium-rate number: whoever calls it pays by the minute. Baton does not dial it.':
    'Es un número de tarificación especial: quien llama paga por minuto. Baton no lo marca.',
  'This number is too short. Numbers outside {country} begin with + and the country code.':
    'Este número es demasiado corto. Los números de fuera de {country} empiezan por + y el código de país.',
  'This number is too long. Check it for digits typed twice.':
    'Este número es demasiado largo. Revisa si hay dígitos repetidos.',
  'No country has this code after the +. Check the first digits.':
    'Ningún país tiene este código tras el +. Revisa los primeros dígitos.',
  'No number in {country} is known to begin like this: check the digits.':
    'No se conoce ningún número de {country} que empiece así: revisa los dígitos.',
  'Send extension {extension} with the keypad once somebody answers.':
    'Envía la extensión {extension} con el teclado cuando contesten.',
  'The disk is full. Free some space, or choose another place. Nothing was written.':
    'El disco está lleno. Libera espacio o elige otro lugar. No se escribió nada.',
  'Files may not be written there. Choose another folder. Nothing was written.':
    'Ahí no se pueden escribir archivos. Elige otra carpeta. No se escribió nada.',
  'This folder is not there any more. Choose another one. Nothing was written.':
    'Esa carpeta ya no está. Elige otra. No se escribió nada.',
  'The file could not be written ({name}). Choose another place. Nothing was written.':
    'No se pudo escribir el archivo ({name}). Elige otro lugar. No se escribió nada.',
  'Another export is being written. Wait until it is done.':
    'Se está escribiendo otra exportación. Espera a que termine.',
  'This handoff is not in progress on this machine.': 'Esta transferencia no está en curso en este equipo.',
  'This handoff is no longer stored on this machine.': 'Esta transferencia ya no está guardada en este equipo.',
  'This brief is not on this computer.': 'Esta ficha no está en este equipo.',
  'A call with them is on. Hang up first, then delete.': 'Hay una llamada con esa persona. Cuelga antes y luego borra.',
  'Switch to the practice line first.': 'Cambia antes a la línea de práctica.',
  'Enter your SIP server first, then switch to it.': 'Escribe antes tu servidor SIP y luego cambia a él.',
  'Enter the password of your phone account.': 'Escribe la contraseña de tu cuenta telefónica.',
  'Enter the user name your phone server knows you by.':
    'Escribe el usuario con el que te conoce tu servidor telefónico.',
  'The keyring has changed: enter the password of your line again in Settings.':
    'El llavero ha cambiado: escribe de nuevo la contraseña de tu línea en Ajustes.',
  'The practice line could not start on this machine. Everything else works.':
    'La línea de práctica no pudo arrancar en este equipo. Todo lo demás funciona.',
  'Baton was stopped while it was saving: {changes} could not be read. A copy is kept as {kept}.':
    'Baton se detuvo mientras guardaba: no se pudo leer {changes}. Hay una copia en {kept}.',
  'Baton could not open its data because of a fault of its own. It was written to the log.':
    'Baton no pudo abrir sus datos por un fallo propio. Quedó en el registro.',
  'Baton could not do this because of a fault of its own. It was written to the log.':
    'Baton no pudo hacerlo por un fallo propio. Quedó en el registro.',
  'The disk is full: this was not saved. The call goes on; free some space and save again.':
    'El disco está lleno: no se guardó. La llamada sigue; libera espacio y guarda de nuevo.',
  'The stored handoffs are damaged. The call goes on; restart Baton to repair.':
    'Las transferencias guardadas están dañadas. La llamada sigue; reinicia Baton para reparar.',
  'Your answer could not be saved: the disk is full or read-only. Free some space and try again.':
    'No se pudo guardar tu respuesta: el disco está lleno o es de solo lectura. Libera espacio y reintenta.',
  'This machine has no keyring. Decide first whether Baton may store its keys unprotected.':
    'Este equipo no tiene llavero. Decide antes si Baton puede guardar sus claves sin protección.',
  'The keyring of this machine does not answer. Unlock it and start Baton again.':
    'El llavero de este equipo no responde. Desbloquéalo y reinicia Baton.',
  'The keyring of this machine is locked. Unlock it and start Baton again.':
    'El llavero de este equipo está bloqueado. Desbloquéalo y reinicia Baton.',
  'The secret could not be stored: the keyring refused or the disk is full.':
    'No se pudo guardar el secreto: el llavero lo rechazó o el disco está lleno.',
  'Starting with the computer could not be changed: {why}': 'No se pudo cambiar el inicio con el equipo: {why}',
  'This setup is not open any more. Open its file or link again.':
    'Esta configuración ya no está abierta. Abre de nuevo su archivo o enlace.',
  'This file is larger than any setup of Baton.': 'Este archivo es mayor que cualquier configuración de Baton.',
  'This is not a setup of Baton: nobody has signed it. Use the file your admin gave you.':
    'No es una configuración de Baton: nadie la ha firmado. Usa el archivo de tu administrador.',
  'The signature does not fit: this setup was changed after it was signed. Do not use it.':
    'La firma no encaja: la configuración se cambió después de firmarla. No la uses.',
  'This setup ({serial}) is in force already.': 'Esta configuración ({serial}) ya está en vigor.',
  'The setup that an admin has put on this computer is not used.':
    'La configuración que un administrador dejó en este equipo no se usa.',
  'Others than the administrator of this computer may change it.':
    'Otros además del administrador de este equipo pueden cambiarla.',
  'It cannot be read ({why}).': 'No se puede leer ({why}).',
  'Nobody has signed it.': 'Nadie la ha firmado.',
  '{organisation} has set this phone up ({serial}).': '{organisation} ha configurado este teléfono ({serial}).',
  'This setup is older ({serial}) than the one in force ({current}). Older ones are refused.':
    'Esta configuración ({serial}) es anterior a la vigente ({current}). Las anteriores se rechazan.',
  'No desk is set up. Enter its address in Settings.':
    'No hay ninguna central configurada. Escribe su dirección en Ajustes.',
  'No desk is set up that could be told.': 'No hay ninguna central a la que avisar.',
  'The desk is not connected. Try again in a moment.': 'La central no está conectada. Reinténtalo en un momento.',
  'The desk cannot be reached.': 'No se puede contactar con la central.',
  'The desk cannot be reached{code}.': 'No se puede contactar con la central{code}.',
  'The connection to the desk was lost.': 'Se perdió la conexión con la central.',
  'The desk restarts.': 'La central se está reiniciando.',
  'The desk has fallen silent.': 'La central ha dejado de responder.',
  'Baton is running for you on another computer, which rings now.':
    'Baton está abierto para ti en otro equipo, que es el que suena ahora.',
  'The address of the desk is not allowed: use https://.':
    'La dirección de la central no está permitida: usa https://.',
  'The desk says what this version of Baton cannot read.':
    'La central dice algo que esta versión de Baton no puede leer.',
  'The desk does not accept the key of this phone ({status}). Check it in the settings.':
    'La central no acepta la clave de este teléfono ({status}). Revísala en los ajustes.',
  'The desk does not know this handoff ({status}).': 'La central no conoce esta transferencia ({status}).',
  'The desk asked to try again later ({status}).': 'La central pidió reintentarlo más tarde ({status}).',
  'The desk is out of order ({status}). Baton keeps trying.':
    'La central no funciona ({status}). Baton sigue intentándolo.',
  'The desk refused this ({status}).': 'La central lo rechazó ({status}).',
  'No brief came with this call. You see who is calling, nothing more.':
    'La llamada llegó sin ficha. Ves quién llama, nada más.',
};
