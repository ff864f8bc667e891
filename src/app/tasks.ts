import { callRunner, taskEntry } from '../workers/run-call.ts';
import { HEAVY_WORK } from './analyse/heavy-work-name.ts';
import { ENCODE_ENGLISH } from './english-encoder.ts';
import { ANALYSE, ANSWER, RENAME } from './pages/analysis-messages.ts';
import { IMPORT_FILE, PREVIEW_FILE } from './upload/upload-messages.ts';

/** Every task that a thread can do. A new task is a line here. Its code is loaded at its first use. */
export default callRunner([
  taskEntry(ANALYSE, async () => (await import('./pages/analysis-task.ts')).analyseInThread),
  taskEntry(RENAME, async () => (await import('./pages/analysis-task.ts')).renameInThread),
  taskEntry(ANSWER, async () => (await import('./pages/analysis-task.ts')).answerInThread),
  taskEntry(IMPORT_FILE, async () => (await import('./upload/import-task.ts')).importFile),
  taskEntry(PREVIEW_FILE, async () => (await import('./upload/preview-task.ts')).previewReceived),
  taskEntry(HEAVY_WORK, async () => (await import('./analyse/heavy-task.ts')).heavyTask),
  taskEntry(
    ENCODE_ENGLISH,
    async () => (await import('../encoders/encode-english.ts')).encodeEnglish,
  ),
]);
