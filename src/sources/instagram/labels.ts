import type { Fields } from '../../model/fields.ts';
import { decode } from './decode.ts';

/** Names of fields, in the languages in which owners use Instagram. */
const LABELS = {
  username: new Set([
    'username',
    'benutzername',
    'nombre de usuario',
    'nom d’utilisateur',
    "nom d'utilisateur",
    'nom de profil',
    'nome utente',
    'nome de usuário',
    'nome de utilizador',
    'gebruikersnaam',
    'nazwa użytkownika',
    'användarnamn',
    'brugernavn',
    'brukernavn',
    'käyttäjänimi',
    'kullanıcı adı',
    'uživatelské jméno',
    'имя пользователя',
    "ім'я користувача",
    'nama pengguna',
    'ユーザーネーム',
    '사용자 이름',
    '用户名',
    '用戶名稱',
    'اسم المستخدم',
    'שם משתמש',
  ]),
  name: new Set([
    'name',
    'nombre',
    'nom',
    'nome',
    'naam',
    'namn',
    'navn',
    'imię i nazwisko',
    'имя',
    '名前',
    '이름',
  ]),
  caption: new Set([
    'caption',
    'title',
    'bildunterschrift',
    'légende',
    'texto',
    'pie de foto',
    'didascalia',
    'legenda',
    'bijschrift',
    'podpis',
    'bildtext',
    'açıklama',
    'подпись',
    'キャプション',
    '캡션',
  ]),
} as const;

type Label = keyof typeof LABELS;

/** Returns the text of a field by its label, in either of the two formats of Instagram. */
export function labelled(record: Fields, label: Label): string | undefined {
  const values = [...mapped(record['string_map_data']), ...listed(record['label_values'])];
  return values.find(([name]) => LABELS[label].has(decode(name).toLowerCase().trim()))?.[1];
}

/** `{"Username": {"value": "robin"}}` */
function mapped(map: unknown): [name: string, value: string][] {
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map).flatMap(([name, field]: [string, unknown]): [string, string][] => {
    const value = (field as Fields | null)?.['value'];
    return typeof value === 'string' && value !== '' ? [[name, decode(value)]] : [];
  });
}

/** `[{"label": "Username", "value": "robin"}]`. In some files it is one level deeper, in `dict`. */
function listed(fields: unknown): [name: string, value: string][] {
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: Fields | null): [string, string][] => {
    const { label, value, dict } = field ?? {};
    if (Array.isArray(dict)) {
      const inner = dict.filter((entry: Fields | null) => entry?.['dict'] === undefined);
      return listed(inner);
    }
    if (typeof label !== 'string' || typeof value !== 'string' || value === '') return [];
    return [[label, decode(value)]];
  });
}
