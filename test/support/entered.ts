/** Opens the link that `tribe serve` prints: where the server is, and the cookie of the session. */
export async function entered(link: string): Promise<{ url: string; cookie: string }> {
  const response = await fetch(link, { redirect: 'manual' });
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';');
  return { url: new URL('/', link).href, cookie };
}
