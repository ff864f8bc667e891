/** Subjects in Indonesian (see `languages.ts`). */
export const INDONESIAN = `
Politics = Politik: politik pemerintah pemilu pilpres presiden menteri dpr partai oposisi suara caleg undang_undang
Economy = Ekonomi: ekonomi inflasi pajak pengangguran rupiah gaji
Business = Bisnis: bisnis perusahaan usaha pelanggan penjualan umkm
Artificial intelligence = Kecerdasan buatan: ai kecerdasan_buatan chatgpt
Programming = Pemrograman: pemrograman kode koding programmer perangkat_lunak github javascript python
Science = Sains: sains ilmuwan penelitian fisika kimia
Weather = Cuaca: cuaca hujan banjir panas badai
Health = Kesehatan: kesehatan dokter rumah_sakit penyakit pasien vaksin
Football = Sepak bola: sepak_bola gol kiper penalti wasit liga timnas pelatih pertandingan
Cooking = Masak: masak memasak resep oven adonan roti bawang sambal nasi kue
Music = Musik: musik lagu konser band gitar album penyanyi
Film = Film: film bioskop sutradara aktor aktris
Books = Buku: buku membaca novel penulis puisi
Travel = Jalan-jalan: liburan perjalanan hotel pantai bandara wisata
Education = Pendidikan: sekolah guru murid universitas ujian mahasiswa
Family = Keluarga: keluarga anak ibu ayah kakak adik nenek
Pets = Hewan peliharaan: kucing anjing peliharaan
Religion = Agama: allah masjid salat doa ramadan gereja
`;
