import { describe, expect, it } from 'vitest';
import { topicLabels } from '../../../../src/analysis/topics/labels/topic-labels.ts';

const POLITICS = {
  terms: ['election', 'vote', 'harper'],
  texts: [
    'The election is on Monday',
    'I will vote in the morning',
    'Harper lost, and parliament knows it',
    'Nobody believes the minister',
  ],
};
const FILM = {
  terms: ['film', 'scene'],
  texts: ['What a film', 'That scene again', 'The cinema was full', 'Great trailer'],
};
const WORDS = {
  terms: ['coat', 'lost', 'bought'],
  texts: ['my coat is lost', 'bought a coat'],
};

describe('names of topics', () => {
  it('are subjects that people speak of where posts match them, otherwise words', () => {
    expect(topicLabels([POLITICS, FILM, WORDS])).toEqual([
      'Politics',
      'Film',
      'Coat · Lost · Bought',
    ]);
  });

  it('do not repeat a subject, nor the name of a broader topic', () => {
    const smaller = { terms: ['ballot'], texts: POLITICS.texts.slice(0, 3) };
    const [larger, other] = topicLabels([POLITICS, smaller, FILM, WORDS]);
    expect(larger).toBe('Politics');
    expect(other).toBe('Ballot');
    expect(topicLabels([POLITICS, FILM], new Set(['Politics']))[0]).toBe(
      'Election · Vote · Harper',
    );
  });

  it('are not the subject of all topics alike', () => {
    const topics = ['monday', 'tuesday', 'elsewhere'].map((word) => ({
      terms: [word],
      texts: [`code with ${word}`, `more code, ${word}`, `${word}, a developer`],
    }));
    expect(topicLabels(topics)).toEqual(['Monday', 'Tuesday', 'Elsewhere']);
  });

  it('read hashtags and words that belong together', () => {
    const texts = ['#MachineLearning', 'machine learning at home', 'Machine-learning course'];
    expect(topicLabels([{ terms: ['course'], texts }])).toEqual(['Artificial intelligence']);
  });

  it.each([
    ['Criptomonedas', ['Las comisiones de Ethereum duelen', 'Otro récord de bitcoin este año']],
    ['Vivienda', ['Sube el alquiler otra vez', 'El casero no arregla la caldera']],
    [
      'Schach',
      ['Mit dem Damenopfer in Zeitnot verloren', 'Meine Elo fällt, ich spiele kein Schach mehr'],
    ],
    ['Weltraum', ['Der Saturn im neuen Teleskop', 'Heute zeigt sich der Komet']],
    ['Immigration', ["L'asile attendra", 'Onze mois pour un visa de travail']],
    ['Oiseaux', ["J'ai vu l'hirondelle du lac", 'Un pigeon sur la fenêtre et des mésanges']],
    ['将棋', ['名人戦の封じ手が気になる', '矢倉の定跡を忘れた']],
    ['子育て', ['夜泣きで眠れない', '保育園から電話が来た']],
  ])('are %s in its language, also after an article with an apostrophe', (name, texts) => {
    expect(topicLabels([{ terms: ['x'], texts }])).toEqual([name]);
  });
});
