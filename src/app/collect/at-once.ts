/**
 * Does work for each item, several at a time, beginning in their order. After a failure nothing more
 * begins. Throws the first failure once everything has ended.
 */
export async function atOnce<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const failures: unknown[] = [];
  const inTurn = async (): Promise<void> => {
    for (const item of left) {
      await work(item).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: most }, inTurn));
  if (failures.length > 0) throw failures[0];
}
