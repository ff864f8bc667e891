import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { failureInWords, type Outcome } from '../api/request.ts';
import { writingApi, type WritingApi } from '../api/writing-client.ts';
import { Advice } from './advice.tsx';

/**
 * A change on the server. Only `send` receives the client that can write, and the control that calls
 * `send` shows the failure. So no page can lose a failure.
 */
interface Mutation<Value, Input extends unknown[]> {
  send: (api: WritingApi, ...input: Input) => Promise<Outcome<Value>>;
  onDone: (value: Value) => void;
}

function useMutation<Value, Input extends unknown[]>({ send, onDone }: Mutation<Value, Input>) {
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState<string>();
  const isSending = useRef(false);
  const run = async (...input: Input): Promise<boolean> => {
    if (isSending.current) return false;
    isSending.current = true;
    setPending(true);
    setFailed(undefined);
    const outcome = await send(writingApi, ...input);
    isSending.current = false;
    setPending(false);
    if (outcome.state === 'failed') setFailed(failureInWords(outcome));
    else onDone(outcome.value);
    return outcome.state === 'loaded';
  };
  const failure = failed !== undefined && (
    <span class="failure" role="alert">
      <Advice text={failed} />
    </span>
  );
  return { isPending, run, failure };
}

/** A button that changes something. Shows the failure after it. */
export function MutationButton<Value>({
  send,
  onDone,
  class: kind,
  isDisabled = false,
  whilePending,
  children,
}: Mutation<Value, []> & {
  class?: string;
  isDisabled?: boolean;
  whilePending?: string;
  children: ComponentChildren;
}) {
  const { isPending, run, failure } = useMutation({ send, onDone });
  return (
    <>
      <button
        type="button"
        class={kind}
        disabled={isDisabled}
        aria-disabled={isPending}
        onClick={() => void run()}
      >
        {isPending ? (whilePending ?? children) : children}
      </button>
      {failure}
    </>
  );
}

/** A form that changes something. Shows the failure at its end, and is cleared on success. */
export function MutationForm<Value>({
  send,
  onDone,
  class: kind,
  keepsFields = false,
  children,
}: Mutation<Value, [FormData]> & {
  class: 'line' | 'stack';
  keepsFields?: boolean;
  children: ComponentChildren;
}) {
  const { run, failure } = useMutation({ send, onDone });
  const submit = async (form: HTMLFormElement): Promise<void> => {
    if ((await run(new FormData(form))) && !keepsFields) form.reset();
  };
  return (
    <form
      class={kind}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      {children}
      {failure}
    </form>
  );
}
