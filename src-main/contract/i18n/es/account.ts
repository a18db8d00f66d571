/** Account, setup by an admin, network. */
export const account = {
  'Phone account': 'Cuenta telefónica',
  Server: 'Servidor',
  'The WebSocket address of your phone server.': 'La dirección WebSocket de tu servidor telefónico.',
  'Your address': 'Tu dirección',
  'User name': 'Usuario',
  'Empty: the part of your address before the @.': 'Vacío: la parte de tu dirección antes de la @.',
  Password: 'Contraseña',
  'Empty: the stored password stays.': 'Vacío: se conserva la contraseña guardada.',
  'Kept in the system’s keyring, never in a file you can read.':
    'Se guarda en el llavero del sistema, nunca en un archivo legible.',
  Realm: 'Realm',
  'Where the password may be used. Empty: the domain of your address.':
    'Dónde puede usarse la contraseña. Vacío: el dominio de tu dirección.',
  'Name shown to others': 'Nombre que ven los demás',
  'Name of this line': 'Nombre de esta línea',
  'Empty: the domain.': 'Vacío: el dominio.',
  'How Bridge connects': 'Cómo conecta Conectar',
  'Bridge tells the platform by': 'Conectar avisa a la plataforma con',
  'A digit': 'Un dígito',
  'The desk': 'La central',
  'A spoken phrase': 'Una frase hablada',
  Digit: 'Dígito',
  Phrase: 'Frase',
  'Give the line a name of up to 80 characters, such as your company’s.':
    'Da a la línea un nombre de hasta 80 caracteres, como el de tu empresa.',
  'Enter the server as wss://host or wss://host:port/path. Unencrypted ws:// only works to this computer.':
    'Escribe el servidor como wss://host o wss://host:puerto/ruta. Sin cifrar, ws:// solo funciona hacia este equipo.',
  'Enter your address as name@domain, such as sarah@example.com.':
    'Escribe tu dirección como nombre@dominio, por ejemplo sarah@example.com.',
  'Enter the user name your phone server knows you by.':
    'Escribe el usuario con el que te conoce tu servidor telefónico.',
  'Use one line of up to 120 characters.': 'Usa una línea de hasta 120 caracteres.',
  'Use one line of up to 200 characters, or leave it empty.': 'Usa una línea de hasta 200 caracteres o déjalo vacío.',
  'Enter one key: 0 to 9, A to D, # or *.': 'Escribe una tecla: 0 a 9, A a D, # o *.',
  'Enter what to say, up to 120 characters.': 'Escribe qué decir, hasta 120 caracteres.',
  'This value cannot be used.': 'Este valor no se puede usar.',
  'Enter the password of your phone account.': 'Escribe la contraseña de tu cuenta telefónica.',
  'Phone line': 'Línea telefónica',
  'Use the practice line': 'Usar la línea de práctica',
  'Save and sign in': 'Guardar e iniciar sesión',
  'Where do handoffs come from?': '¿De dónde vienen las transferencias?',
  'Not saved.': 'Sin guardar.',
  'A scripted AI and prospect on this computer. Nothing leaves it; nothing to set up.':
    'Una IA y un cliente con guion en este equipo. Nada sale de él; nada que configurar.',
  'Company line': 'Línea de la empresa',
  'Your account on a SIP server that speaks WebSocket: Kamailio, Asterisk, FreeSWITCH, a carrier.':
    'Tu cuenta en un servidor SIP con WebSocket: Kamailio, Asterisk, FreeSWITCH, un operador.',
  Line: 'Línea',
  Setup: 'Configuración',
  'Set by {organisation}': 'Lo fijó {organisation}',
  'A file or a link from your admin sets account, desk and rules at once.':
    'Un archivo o enlace de tu administrador fija cuenta, central y reglas de una vez.',
  'Setup {serial}. This phone connects only to {hosts}.':
    'Configuración {serial}. Este teléfono solo se conecta a {hosts}.',
  'Leave this setup…': 'Dejar esta configuración…',
  'The setup is gone. The practice line rings here.': 'La configuración se quitó. Aquí suena la línea de práctica.',
  'Leave {organisation}?': '¿Dejar {organisation}?',
  Leave: 'Dejar',
  'Their account, desk and passwords are removed from this phone, and no handoff rings here any more.':
    'Su cuenta, central y contraseñas se quitan de este teléfono y aquí ya no sonará ninguna transferencia.',
  'The setup is gone. What you set up yourself stays.':
    'La configuración se quitó. Lo que configuraste tú se mantiene.',
  'Their account and its password are removed from this phone, and no handoff rings here any more.':
    'Su cuenta y su contraseña se quitan de este teléfono y aquí ya no sonará ninguna transferencia.',
  'Their desk, its key and their rules are removed from this phone. Your own phone line stays as it is.':
    'Su central, la clave y sus reglas se quitan de este teléfono. Tu propia línea queda como está.',
  'Their rules do not hold on this phone any more. Your own phone line and desk stay as they are.':
    'Sus reglas dejan de valer en este teléfono. Tu propia línea y tu central quedan como están.',
  'Open a setup file…': 'Abrir un archivo de configuración…',
  'Setup file': 'Archivo de configuración',
  'Leave everything as it is': 'Dejarlo todo como está',
  'This setup is not used': 'Esta configuración no se usa',
  'Nothing has changed.': 'No ha cambiado nada.',
  'This phone is set up.': 'Este teléfono está configurado.',
  'Set this phone up': 'Configurar este teléfono',
  'Use these settings': 'Usar estos ajustes',
  '{organisation} sets up this phone': '{organisation} configura este teléfono',
  'Settings from a file': 'Ajustes de un archivo',
  'Not set up.': 'Sin configurar.',
  'What changes': 'Qué cambia',
  'as before': 'como antes',
  'Yours alone': 'Solo tuyo',
  'Kept in the system’s keyring. A setup never holds it.':
    'Se guarda en el llavero del sistema. Una configuración nunca la contiene.',
  'Access key of the desk': 'Clave de acceso de la central',
  'Empty: without the desk for now. You can enter it in Settings.':
    'Vacío: por ahora sin central. Puedes escribirla en Ajustes.',
  'Nobody has signed this file. Use it only where you know who wrote it.':
    'Nadie ha firmado este archivo. Úsalo solo si sabes quién lo escribió.',
  'Signed with the same key that set this phone up before.':
    'Firmado con la misma clave que configuró antes este teléfono.',
  'Compare this once.': 'Compáralo esta vez.',
  'From now on only this key can change the setup. Ask your admin whether its fingerprint is {fingerprint}.':
    'Desde ahora solo esta clave puede cambiar la configuración. Pregunta a tu administrador si su huella es {fingerprint}.',
  'Enter up to four addresses such as wss://host or wss://host:port/path, with spaces between them.':
    'Escribe hasta cuatro direcciones como wss://host o wss://host:puerto/ruta, separadas por espacios.',
  'Enter up to four servers such as stun.example.com or stun.example.com:3478, with spaces between them.':
    'Escribe hasta cuatro servidores como stun.example.com o stun.example.com:3478, separados por espacios.',
  'Enter up to four servers such as turn.example.com, turn.example.com:3478?transport=tcp or turns:turn.example.com.':
    'Escribe hasta cuatro servidores como turn.example.com, turn.example.com:3478?transport=tcp o turns:turn.example.com.',
  'Use one line of up to 200 characters.': 'Usa una línea de hasta 200 caracteres.',
  'Enter a TURN server first: with it alone there would be no sound at all.':
    'Escribe primero un servidor TURN: sin él no habría ningún sonido.',
  'The network is stored.': 'La red está guardada.',
  Network: 'Red',
  'Of the company line. Most phones need nothing here; test below whether yours does.':
    'De la línea de la empresa. La mayoría no necesita nada aquí; prueba abajo si el tuyo sí.',
  'Further servers': 'Más servidores',
  'Used when yours does not answer, best first. Between calls Baton goes back to the first one.':
    'Se usan cuando el tuyo no responde, el mejor primero. Entre llamadas Baton vuelve al primero.',
  'Find servers by DNS': 'Buscar servidores por DNS',
  'SRV records of _sips._wss below the domain of your address. They come before the ones entered.':
    'Registros SRV de _sips._wss en el dominio de tu dirección. Van antes que los escritos.',
  'STUN servers': 'Servidores STUN',
  'TURN servers': 'Servidores TURN',
  'Carries the sound where no direct way is open.': 'Lleva el sonido donde no hay camino directo.',
  'TURN user name': 'Usuario de TURN',
  'TURN password': 'Contraseña de TURN',
  'Relay only': 'Solo por relé',
  'Every sound goes through TURN, so that nobody learns the address of this computer.':
    'Todo el sonido pasa por TURN, para que nadie conozca la dirección de este equipo.',
  'Offered first; the others stay behind it. PCMU and PCMA are the two kinds of G.711.':
    'Se ofrece primero; los demás quedan detrás. PCMU y PCMA son las dos clases de G.711.',
  'Store network': 'Guardar la red',
};
