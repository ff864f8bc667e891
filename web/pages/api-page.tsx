import { useEffect, useState } from 'preact/hooks';
import { Page, Section } from '../parts/page.tsx';
import { Failed, Waiting } from '../parts/states.tsx';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { description?: string; enum?: string[] };
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, unknown> };
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
            {document.info.description.replaceAll('`', '')} Full description:{' '}
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
  const given = operation.responses['200'];
  const types = Object.keys(given?.content ?? {});
  return (
    <div class="route">
      <h3>
        <code>{method.toUpperCase()}</code> {given?.description}
      </h3>
      <dl class="facts">
        {operation.parameters?.map((parameter) => (
          <div key={`${parameter.in} ${parameter.name}`}>
            <dt>
              <code>{parameter.name}</code>
              {parameter.required ? '' : ' (optional)'}
            </dt>
            <dd>
              {parameter.schema?.enum?.join(', ') ??
                parameter.description ??
                parameter.schema?.description ??
                `in the ${parameter.in}`}
            </dd>
          </div>
        ))}
        {operation.requestBody && (
          <div>
            <dt>Request body</dt>
            <dd>{Object.keys(operation.requestBody.content).join(', ')}</dd>
          </div>
        )}
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
