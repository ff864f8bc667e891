import {
  METHOD_TERMS,
  REPORT_TERMS,
  type GlossaryEntry,
} from '../../src/render/wording/glossary.ts';
import { Facts } from '../parts/facts.tsx';
import { Page, Section } from '../parts/page.tsx';

/** The terms of the report and of the method, with their meanings. */
export default function GlossaryPage() {
  return (
    <Page title="Glossary">
      <Section title="Terms of the report">
        <Terms list={REPORT_TERMS} />
      </Section>
      <Section title="Terms of the method">
        <Terms list={METHOD_TERMS} />
      </Section>
    </Page>
  );
}

function Terms({ list }: { list: readonly GlossaryEntry[] }) {
  return <Facts list={list.map(({ term, meaning }) => ({ name: term, value: meaning }))} />;
}
