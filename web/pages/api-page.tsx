import { useEffect, useState } from 'preact/hooks';
import { withCode } from '../../src/render/page/with-code.ts';
import { Page, Section } from '../parts/page.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { Failed, Waiting } from '../parts/states.tsx';

interface Schema {
  description?: string;
  type?: string;
  const?: string;
  enum?: string[];
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}

interface Document {
  info: { description: string; version: string };
  paths: Record<string, Record<string, Operation>>;
}

const ADDRESS = '/api/v1/openapi.json';

/** Shows the OpenAPI document: each route with its parameters, request body and response. */
export default function ApiPage() {
  const [document, setDocument] = useState<Document | null>();
  useEffect(() => {
    fetch(ADDRESS)
      .then(async (response) => setDocument((await response.json()) as Document))
      .catch(() => setDocument(null));
  }, []);
  return (
    <Page title="API">
      {document === undefined && <Waiting />}
      {document === null && (
        <Failed
          title="The API description could not be loaded"
          advice="Reload the page in a moment."
        />
      )}
      {document && (
        <>
          <p>
            <Text>{document.info.description}</Text> Programs can read the same description as{' '}
            <a href={ADDRESS}>OpenAPI 3.1</a>.
          </p>
          {Object.entries(document.paths).map(([path, operations]) => (
            <Section key={path} title={path}>
              {Object.entries(operations).map(([method, operation]) => (
                <Route key={method} method={method} operation={operation} />
              ))}
            </Section>
          ))}
        </>
      )}
    </Page>
  );
}

function Route({ method, operation }: { method: string; operation: Operation }) {
  const { parameters = [], requestBody, responses } = operation;
  const types = Object.keys(responses['200']?.content ?? {});
  const bodies = Object.entries(requestBody?.content ?? {});
  return (
    <div class="route">
      <h3>
        <code>{method.toUpperCase()}</code> <Text>{responses['200']?.description ?? ''}</Text>
      </h3>
      <dl class="facts">
        {parameters.map(({ name, in: place, required, description, schema }) => (
          <Field key={`${place} ${name}`} name={name} isOptional={!required}>
            {valuesOf({ ...schema, ...(description && { description }) })}
          </Field>
        ))}
        {bodies.map(([type, { schema }]) => (
          <Body key={type} type={type} schema={schema} />
        ))}
        {types.length > 0 && (
          <div>
            <dt>Response</dt>
            <dd>{types.join(', ')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** The fields of a JSON body. If there are several kinds of body, each kind with its fields. */
function Body({ type, schema = {} }: { type: string; schema?: Schema | undefined }) {
  const { properties = {}, required = [], oneOf = [] } = schema;
  return (
    <>
      <div>
        <dt>Request body</dt>
        <dd>{type}</dd>
      </div>
      {oneOf.map(({ properties: { kind, ...fields } = {} }) => (
        <Field key={kind?.const} name={`kind: ${kind?.const ?? kind?.enum?.join(', ')}`}>
          {`with ${Object.keys(fields).join(', ')}`}
        </Field>
      ))}
      {Object.entries(properties).map(([name, field]) => (
        <Field key={name} name={name} isOptional={!required.includes(name)}>
          {valuesOf(field)}
        </Field>
      ))}
    </>
  );
}

function Field({
  name,
  isOptional = false,
  children,
}: {
  name: string;
  isOptional?: boolean;
  children: string;
}) {
  return (
    <div>
      <dt>
        <code>{name}</code>
        {isOptional && ' (optional)'}
      </dt>
      <dd>
        <Text>{children}</Text>
      </dd>
    </div>
  );
}

/** What a field means, and the values it may have. */
function valuesOf({ description, enum: values, type }: Schema): string {
  const allowed = values?.join(', ');
  if (description === undefined) return allowed ?? type ?? '';
  return allowed === undefined || description.includes('`')
    ? description
    : `${description}: ${allowed}`;
}

/** A text in which names between backquotes are code. */
function Text({ children }: { children: string }) {
  return <>{withCode(children).map((content) => renderMarkup(content))}</>;
}
