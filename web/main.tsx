import { render } from 'preact';
import 'virtual:page-style.css';
import './style.css';
import { ReportPage } from './pages/report-page.tsx';

render(<ReportPage />, document.querySelector('#app')!);
