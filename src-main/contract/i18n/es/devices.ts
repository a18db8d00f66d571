/** Devices, and the lines of a setup. */
export const devices = {
  'The first that is connected is used; the next one takes over within a second when it leaves.':
    'Se usa el primero conectado; el siguiente lo releva en un segundo si se va.',
  'The system’s default is used. Add yours, best first, and Baton finds it again by its name.':
    'Se usa el del sistema. Añade los tuyos, el mejor primero, y Baton los reconoce por su nombre.',
  microphone: 'micrófono',
  'Callers sound on the system’s default device.': 'Las llamadas se oyen por el dispositivo del sistema.',
  headset: 'auriculares',
  Ringers: 'Timbres',
  'All of these ring together, each at its own volume. With none connected the system’s default rings.':
    'Todos suenan a la vez, cada uno a su volumen. Si no hay ninguno conectado, suena el del sistema.',
  'Baton rings on the system’s default device.': 'Baton suena por el dispositivo del sistema.',
  ringer: 'timbre',
  'Volume of {name}': 'Volumen de {name}',
  'Ring volume of the system’s default': 'Volumen del timbre del sistema',
  Echo: 'Eco',
  Noise: 'Ruido',
  Loudness: 'Volumen',
  'Evened out by Baton.': 'Lo corrige Baton.',
  'Leave loudness to a headset that does it itself.': 'Deja el volumen a unos auriculares que ya lo regulan.',
  'Phone server': 'Servidor telefónico',
  Else: 'Si no',
  Rule: 'Regla',
  'No longer': 'Ya no',
  'Connects only to': 'Solo se conecta a',
  'Wrap-up, seconds': 'Cierre, segundos',
  'Rings for, seconds': 'Suena, segundos',
  'Country of numbers': 'País de los números',
  'Only numbers with': 'Solo números con',
  'Global keys': 'Teclas globales',
};
