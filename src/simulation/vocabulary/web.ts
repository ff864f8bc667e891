import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const WEB: Vocabulary = {
  roles:
    list(`frontend developer | TypeScript developer | web developer | full-stack developer | UI engineer |
    design engineer | JavaScript developer | Node developer | software engineer | open source maintainer |
    accessibility specialist | bootcamp graduate | freelance developer | indie hacker | tech lead |
    design systems lead | staff engineer | developer advocate | web performance consultant | UX designer |
    product engineer | library author`),
  interests:
    list(`TypeScript | JavaScript | React | Vue | Svelte | Solid | Node | Deno | Bun | CSS | HTML | web components |
    design systems | accessibility | a11y | responsive design | animations | SVG | canvas | WebGL | three.js |
    state management | hooks | signals | server components | hydration | bundlers | Vite | esbuild | linting |
    generics | conditional types | type inference | tsconfig | strict mode | decorators | type gymnastics | zod |
    testing library | vitest | end-to-end tests | Playwright | web performance | Core Web Vitals | caching |
    service workers | PWAs | edge functions | serverless | GraphQL | REST APIs | tRPC | authentication |
    forms | typography | colour theory | Figma | micro-interactions | dark mode | browser extensions |
    web standards | WebAssembly | WASM | internationalization | content editors | static sites | blogging |
    monorepos | package managers | npm | continuous integration | developer experience | code review |
    pair programming | open source | side projects | product design | prototyping | user research | storybook |
    layout grids | flexbox | Tailwind | icons | fonts | progressive enhancement | websockets | mobile apps`),
  hashtags:
    list(`#typescript | #javascript | #webdev | #frontend | #reactjs | #css | #nodejs | #a11y | #opensource |
    #svelte | #vuejs | #100DaysOfCode | #buildinpublic | #webperf | #designsystems | #indiehacker | #html | #dx`),
  emoji: list('⚛️ | 💻 | 🎨 | ✨ | 🌐 | ☕ | 🧩 | 🚀 | 🖌️'),
  phrases: list(`Centering divs since 2009. | any is not a type. | I make buttons accessible. |
    Pixels, types and too many tabs. | Shipping small things on the web. | The platform is good now. |
    My tsconfig is stricter than yours. | Learning in public. | Undefined is not a function. |
    Semantic HTML enjoyer. | Building my tenth side project. | CSS is awesome, overflow and all.`),
  elsewhere: {
    de: list(
      'Webentwicklung | Frontend-Entwickler | Barrierefreiheit | TypeScript | Benutzeroberflächen | Webdesign | Nebenprojekte',
    ),
    es: list(
      'desarrollo web | desarrolladora frontend | accesibilidad | TypeScript | diseño de interfaces | proyectos personales',
    ),
    fr: list(
      'développement web | développeuse front | accessibilité | TypeScript | interfaces | projets perso',
    ),
    pt: list(
      'desenvolvimento web | dev frontend | acessibilidade | TypeScript | interfaces | projetos pessoais',
    ),
    ja: list('TypeScript | フロントエンド | ウェブ開発 | デザイン | アクセシビリティ | 個人開発'),
  },
};
