import { accountTitle } from './account-title.ts';
import type { AccountChoice, KnownAccount } from './account-choice.ts';

const NEW = '';

/** Asks for the account of files that name none. */
export function AccountQuestion({
  accounts,
  mayCreate,
  choice,
  onChoice,
}: {
  /** Accounts in the database, or named by another file. */
  accounts: readonly KnownAccount[];
  mayCreate: boolean;
  choice: AccountChoice;
  onChoice: (choice: AccountChoice) => void;
}) {
  const isNew = 'called' in choice;
  return (
    <div class="line">
      {accounts.length > 0 && (
        <label>
          Account
          <select
            value={isNew ? NEW : choice.id}
            onChange={({ currentTarget: { value } }) =>
              onChoice(value === NEW ? { called: '' } : { id: value })
            }
          >
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {accountTitle(account)}
              </option>
            ))}
            {mayCreate && <option value={NEW}>A new account</option>}
          </select>
        </label>
      )}
      {isNew && (
        <label>
          Your handle on the platform
          <input
            required
            maxLength={100}
            pattern=".*\S.*"
            placeholder="@robin"
            autoComplete="off"
            value={choice.called}
            onInput={({ currentTarget: { value } }) => onChoice({ called: value })}
          />
        </label>
      )}
    </div>
  );
}
