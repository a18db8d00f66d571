/** The programs that speak, per operating system, in the order they are tried. All read the text from standard input. */
import { win32 } from 'node:path';
import { currentLocale } from '../contract/i18n/translate.ts';

export interface VoiceCommand {
  readonly program: string;
  /** Arguments that make it write PCM 16 bit mono into `file`. */
  args(file: string): string[];
}

/** ISO 639 code of the language the rep reads, of which the frame of a whisper is. */
function language(): string {
  return new Intl.Locale(currentLocale()).language;
}

/** Speaks with the voice of the system, which has its language. */
const say: VoiceCommand = {
  program: '/usr/bin/say',
  args: (file) => ['-f', '-', '-o', file, '--file-format=WAVE', '--data-format=LEI16@22050', '--channels=1'],
};

/**
 * By its whole path: a bare name is looked for in the working folder first, where anybody may have put one. The file name
 * comes from mkdtemp; single quotes are doubled because a user's temp folder may hold one.
 */
const speechApi: VoiceCommand = {
  program: win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32/WindowsPowerShell/v1.0/powershell.exe'),
  args: (file) => [
    '-NoProfile',
    '-NonInteractive',
    '-ExecutionPolicy',
    'Restricted',
    '-Command',
    [
      '[Console]::InputEncoding = [Text.Encoding]::UTF8',
      '$text = [Console]::In.ReadToEnd()',
      'Add-Type -AssemblyName System.Speech',
      '$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer',
      '$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen, [System.Speech.AudioFormat.AudioChannel]::Mono)',
      // Where no voice of this language is installed, the one the system chose speaks.
      `try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]::GetCultureInfo('${language()}')) } catch { }`,
      `$voice.SetOutputToWaveFile('${file.replaceAll("'", "''")}', $format)`,
      '$voice.Speak($text)',
      '$voice.Dispose()',
    ].join('; '),
  ],
};

const espeak: VoiceCommand = {
  program: 'espeak-ng',
  args: (file) => ['--stdin', '-v', language() === 'en' ? 'en-us' : language(), '-s', '165', '-w', file],
};
const flite: VoiceCommand = { program: 'flite', args: (file) => ['-voice', 'slt', '-f', '-', '-o', file] };

export function voiceCommands(platform: NodeJS.Platform): readonly VoiceCommand[] {
  if (platform === 'darwin') return [say];
  if (platform === 'win32') return [speechApi];
  return [espeak, flite];
}
