import { render } from 'preact';
import 'virtual:page-style.css';
import './style/shell.css';
import './style/pages.css';
import { App } from './shell/app.tsx';

render(<App />, document.querySelector('#app')!);
