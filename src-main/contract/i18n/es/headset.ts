/** The buttons of a headset. */
export const headset = {
  'Headset buttons': 'Botones de los auriculares',
  'The buttons of {name} are being connected.': 'Se están conectando los botones de {name}.',
  'The buttons of {name} do nothing in Baton now.': 'Los botones de {name} ya no hacen nada en Baton.',
  'Disconnect {name}': 'Desconectar {name}',
  Disconnect: 'Desconectar',
  'Connect {name}': 'Conectar {name}',
  Connect: 'Conectar',
  'This system gives Baton no way to headset buttons.':
    'Este sistema no da a Baton acceso a los botones de los auriculares.',
  'The window’s keys work beside them.': 'Las teclas de la ventana siguen funcionando.',
  'Plug in a headset with call buttons, and it is offered here.':
    'Conecta unos auriculares con botones de llamada y aparecerán aquí.',
  'Answer, hang up and mute on the headset itself, whatever window is in front.':
    'Responde, cuelga y silencia desde los propios auriculares, con cualquier ventana delante.',
  'answers and hangs up': 'responde y cuelga',
  mutes: 'silencia',
  declines: 'rechaza',
  'holds or swaps': 'retiene o cambia de llamada',
  'Not connected. Plug it in and its buttons work again.':
    'No conectados. Conéctalos y sus botones volverán a funcionar.',
  'In use: {does}; its lights follow the call.': 'En uso: {does}; sus luces siguen la llamada.',
  'In use: {does}.': 'En uso: {does}.',
  'The system does not let Baton use its buttons. Close other phone programs and plug it in again. On Linux an admin has to allow it (udev).':
    'El sistema no deja a Baton usar sus botones. Cierra otros programas de telefonía y vuelve a conectarlos. En Linux un administrador debe permitirlo (udev).',
};
