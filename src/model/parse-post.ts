import { POST_KINDS } from './events.ts';
import type { GivenTopic, PostEvent } from './events.ts';
import type { Fields } from './fields.ts';
import {
  checkText,
  idField,
  instantField,
  LONGEST,
  optionalChoice,
  optionalText,
  textField,
  weightOf,
} from './fields.ts';
import type { PostId } from './ids.ts';
import { kindOf, Rejection, show } from './rejection.ts';

const MOST_TOPICS = 100;
const MOST_METRICS = 100;
export const MOST_ANNOTATIONS = 100;

export function parsePost(fields: Fields): PostEvent {
  const event: PostEvent = {
    type: 'post',
    id: idField<PostId>(fields, 'id'),
    at: instantField(fields, 'at'),
    text: textField(fields, 'text', LONGEST.text),
    kind: optionalChoice(fields, 'kind', POST_KINDS) ?? 'original',
  };
  const lang = optionalText(fields, 'lang', LONGEST.lang);
  const topics = parseTopics(fields.topics);
  const annotations = parseAnnotations(fields.annotations);
  const metrics = parseMetrics(fields.metrics);
  if (lang !== undefined) event.lang = lang;
  if (topics !== undefined) event.topics = topics;
  if (annotations !== undefined) event.annotations = annotations;
  if (metrics !== undefined) event.metrics = metrics;
  return event;
}

/** Parses topics: labels, or `{label, weight}`. Rejects a label that occurs twice. */
function parseTopics(value: unknown): GivenTopic[] | undefined {
  if (value == null) return undefined;
  if (!Array.isArray(value)) throw new Rejection(`\`topics\` is ${kindOf(value)}, not a list`);
  if (value.length > MOST_TOPICS) {
    throw new Rejection(
      `\`topics\` has ${value.length} entries; at most ${MOST_TOPICS} are allowed`,
    );
  }
  const labels = new Set<string>();
  return value.map((entry: unknown, position) => {
    const topic = parseTopic(entry, `topics[${position}]`);
    if (labels.has(topic.label)) {
      throw new Rejection(`\`topics\` names ${show(topic.label)} twice`);
    }
    labels.add(topic.label);
    return topic;
  });
}

function parseTopic(entry: unknown, name: string): GivenTopic {
  if (typeof entry === 'string') return { label: topicLabel(entry, name), weight: 1 };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new Rejection(`\`${name}\` is ${kindOf(entry)}, neither a label nor {label, weight}`);
  }
  const { label, weight } = entry as Fields;
  if (typeof label !== 'string') throw new Rejection(`\`${name}.label\` is not text`);
  return {
    label: topicLabel(label, `${name}.label`),
    weight: weightOf(weight, `${name}.weight`),
  };
}

function topicLabel(label: string, name: string): string {
  checkText(label, name, LONGEST.label);
  if (label.trim() === '') throw new Rejection(`\`${name}\` is empty`);
  return label;
}

/** Parses counts by the names that the platform uses. */
function parseMetrics(value: unknown): Record<string, number> | undefined {
  if (value == null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Rejection(`\`metrics\` is ${kindOf(value)}, not an object of numbers`);
  }
  const entries = Object.entries(value);
  if (entries.length > MOST_METRICS) {
    throw new Rejection(
      `\`metrics\` has ${entries.length} entries; at most ${MOST_METRICS} are allowed`,
    );
  }
  const metrics: Record<string, number> = {};
  for (const [name, count] of entries) {
    if (count === null) continue;
    // Assigning to this name would change the object's prototype instead of adding a metric.
    if (name === '__proto__') throw new Rejection('`metrics` contains the name `__proto__`');
    checkText(name, 'metrics', LONGEST.metric);
    if (!(typeof count === 'number' && count >= 0 && count < Infinity)) {
      throw new Rejection(
        `\`metrics[${show(name)}]\` (${show(count)}) is not a number of at least 0`,
      );
    }
    metrics[name] = count;
  }
  return metrics;
}

/** Parses labels. Returns them sorted, each once. */
function parseAnnotations(value: unknown): string[] | undefined {
  if (value == null) return undefined;
  if (!Array.isArray(value)) throw new Rejection(`\`annotations\` is ${kindOf(value)}, not a list`);
  if (value.length > MOST_ANNOTATIONS) {
    throw new Rejection(
      `\`annotations\` has ${value.length} entries; at most ${MOST_ANNOTATIONS} are allowed`,
    );
  }
  const labels = value.map((entry: unknown, position) => {
    const name = `annotations[${position}]`;
    if (typeof entry !== 'string') throw new Rejection(`\`${name}\` is ${kindOf(entry)}, not text`);
    return topicLabel(entry, name);
  });
  return [...new Set(labels)].sort();
}
