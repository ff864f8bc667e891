import type { ListField } from '../../model/list-question.ts';

/** The names of columns by field, separated by commas, the most certain first. */
export type NamesOfFields = Partial<Record<ListField, string>>;

/**
 * Names that tools give to the columns of a list of people. Rounded copies of an id (`id` next to
 * `id_str`) and row numbers come last.
 */
export const OF_PEOPLE: NamesOfFields = {
  id: 'id_str, user_id_str, user_id, twitter_id, twitter_user_id, x_id, account_id, follower_id, following_id, rest_id, user_rest_id, did, user_pk, pk, user_id_numeric, uid, profile_id, actor_id, id, ids',
  handle:
    'screen_name, user_screen_name, username, user_username, handle, user_handle, twitter_handle, twitter_username, x_handle, x_username, instagram_username, tiktok_username, acct, account_address, login, unique_id, user, usernames, handles, screen_names, account, profile_name, legacy.screen_name, core.screen_name, follower, followee',
  name: 'display_name, user_display_name, full_name, real_name, nickname, name, legacy.name, core.name, user_title',
  bio: 'description, biography, bio, user_description, raw_description, user_bio, profile_bio, note, summary, about, legacy.description, profile_bio.description',
  location: 'location, user_location, legacy.location, location.location',
  lang: 'lang, language',
  address:
    'profile_url, user_url, profile_link, user_link, account_url, twitter_url, profile, html_url, permalink, link, href, actor, address, url, uri, urls',
  followers:
    'followers_count, follower_count, followers, public_metrics.followers_count, legacy.followers_count, user_follower_count, followers_amount, num_followers, n_followers',
  following:
    'following_count, follows_count, friends_count, following, followings, friends, public_metrics.following_count, legacy.friends_count, followings_count, user_following_count, num_following',
  createdAt:
    'created_at, account_created_at, account_created, join_date, joined, joined_at, date_joined, created, user_created_at, registered_at, legacy.created_at, core.created_at, published',
  followedAt:
    'followed_at, follow_date, followed_on, follow_time, following_since, follower_since, followed_since',
  listedAt:
    'retrieved_at, fetched_at, scraped_at, collected_at, extracted_at, exported_at, captured_at, crawled_at, snapshot_at, snapshot_date, listed_at, twarc.retrieved_at, scrape_timestamp, extraction_date, timestamp, date',
};

/** Names that tools give to the columns of a list of posts. */
export const OF_POSTS: NamesOfFields = {
  id: 'tweet_id, status_id, post_id, id_str, id, rest_id, uri, url',
  text: 'full_text, text, raw_content, content, tweet, tweet_text, post_text, body, caption, record.text, legacy.full_text, message',
  at: 'created_at, published_at, posted_at, date, datetime, timestamp, tweet_date, record.created_at, legacy.created_at, published, time, indexed_at',
  lang: 'lang, language, legacy.lang',
  author:
    'author_id, user_id, user.id_str, user.id, author.did, author.id, account.id, user_screen_name, screen_name, user.screen_name, user.username, author.username, author.handle, account.acct, username, author',
};

/** Names in other languages, as tools and people write them. English names win. */
export const OF_PEOPLE_BY_LANGUAGE: Readonly<Record<string, NamesOfFields>> = {
  de: {
    id: 'Benutzer-ID, Nutzer-ID, Konto-ID, Account-ID, Profil-ID',
    handle:
      'Benutzername, Nutzername, Kontoname, Accountname, Profilname, Konto, Benutzer, Nutzer, Follower-Name',
    name: 'Anzeigename, Vollständiger Name, Voller Name, Klarname',
    bio: 'Beschreibung, Biografie, Biographie, Profilbeschreibung, Profiltext, Steckbrief, Über mich',
    location: 'Standort, Ort, Wohnort',
    lang: 'Sprache',
    address: 'Profillink, Profil-URL, Profiladresse, Profil, Adresse',
    followers: 'Anzahl Follower, Follower-Anzahl, Followerzahl, Abonnenten',
    following: 'Folge ich, Folgt, Gefolgt, Anzahl gefolgt, Abonniert',
    createdAt:
      'Erstellt am, Erstellt, Beigetreten, Beigetreten am, Konto erstellt am, Kontoerstellung, Registriert am, Mitglied seit, Erstellungsdatum, Beitrittsdatum',
    followedAt:
      'Folgt seit, Gefolgt seit, Gefolgt am, Folgt dir seit, Follower seit, Abonniert seit',
    listedAt:
      'Abgerufen am, Exportiert am, Erfasst am, Abrufdatum, Exportdatum, Stand, Datum, Zeitstempel',
  },
  es: {
    id: 'ID de usuario, Id. de usuario, ID de la cuenta, ID de cuenta',
    handle: 'Nombre de usuario, Usuario, Nombre de cuenta, Nombre de la cuenta, Cuenta',
    name: 'Nombre para mostrar, Nombre completo, Nombre visible, Nombre',
    bio: 'Biografía, Descripción, Presentación, Acerca de',
    location: 'Ubicación, Lugar, Localización',
    lang: 'Idioma',
    address: 'Enlace del perfil, URL del perfil, Enlace, Perfil',
    followers: 'Seguidores, Número de seguidores, Cantidad de seguidores',
    following: 'Siguiendo, Seguidos, Número de seguidos',
    createdAt: 'Fecha de creación, Creado el, Creado, Se unió en, Fecha de registro, Miembro desde',
    followedAt: 'Te sigue desde, Sigue desde, Seguidor desde, Fecha de seguimiento',
    listedAt: 'Fecha de exportación, Exportado el, Fecha de extracción, Fecha, Marca de tiempo',
  },
  fr: {
    id: "Identifiant numérique, ID utilisateur, ID de l'utilisateur, ID du compte",
    handle:
      "Nom d'utilisateur, Nom utilisateur, Utilisateur, Identifiant, Pseudo, Pseudonyme, Nom de compte, Compte",
    name: "Nom affiché, Nom d'affichage, Nom complet, Nom",
    bio: 'Description, Biographie, Présentation, À propos',
    location: 'Localisation, Lieu, Emplacement',
    lang: 'Langue',
    address: 'Lien du profil, URL du profil, Lien, Profil',
    followers: "Abonnés, Nombre d'abonnés, Followers",
    following: "Abonnements, Nombre d'abonnements, Suivis",
    createdAt:
      "Date de création, Créé le, Inscrit le, Date d'inscription, Membre depuis, A rejoint le",
    followedAt: 'Abonné depuis, Abonné le, Vous suit depuis, Suit depuis, Date de suivi',
    listedAt: "Date d'export, Date d'extraction, Exporté le, Relevé le, Date, Horodatage",
  },
  it: {
    id: 'ID utente, ID account, ID profilo',
    handle: 'Nome utente, Utente, Nome account, Nome profilo',
    name: 'Nome visualizzato, Nome completo, Nome',
    bio: 'Biografia, Descrizione, Informazioni',
    location: 'Posizione, Località, Luogo',
    lang: 'Lingua',
    address: 'Link del profilo, URL del profilo, Profilo',
    followers: 'Numero di follower, Seguaci, Seguitori',
    following: 'Seguiti, Account seguiti, Profili seguiti',
    createdAt: 'Data di creazione, Creato il, Iscritto dal, Data di iscrizione, Membro dal',
    followedAt: 'Ti segue dal, Segue dal, Follower dal',
    listedAt: 'Data di esportazione, Esportato il, Data',
  },
  pt: {
    id: 'ID do usuário, ID de usuário, ID do utilizador, ID da conta',
    handle:
      'Nome de usuário, Nome de utilizador, Nome do usuário, Usuário, Utilizador, Nome da conta, Conta',
    name: 'Nome de exibição, Nome completo, Nome',
    bio: 'Biografia, Descrição, Sobre',
    location: 'Localização, Local',
    lang: 'Idioma, Língua',
    address: 'Link do perfil, URL do perfil, Perfil',
    followers: 'Seguidores, Número de seguidores',
    following: 'Seguindo, A seguir, Número de seguidos',
    createdAt: 'Data de criação, Criado em, Ingressou em, Data de registo, Membro desde',
    followedAt: 'Segue você desde, Segue desde, Seguidor desde',
    listedAt: 'Data de exportação, Exportado em, Data',
  },
  nl: {
    id: 'Gebruikers-ID, Account-ID',
    handle: 'Gebruikersnaam, Gebruiker, Accountnaam',
    name: 'Weergavenaam, Volledige naam, Naam',
    bio: 'Beschrijving, Biografie',
    location: 'Locatie, Woonplaats',
    lang: 'Taal',
    address: 'Profiellink, Profiel-URL, Profiel',
    followers: 'Volgers, Aantal volgers',
    following: 'Volgend, Volgt, Aantal gevolgd',
    createdAt: 'Aangemaakt op, Lid sinds',
    followedAt: 'Volgt sinds, Volger sinds, Volgt je sinds',
    listedAt: 'Geëxporteerd op, Datum',
  },
  pl: {
    id: 'ID użytkownika, ID konta',
    handle: 'Nazwa użytkownika, Użytkownik, Nazwa konta, Konto',
    name: 'Nazwa wyświetlana, Imię i nazwisko, Nazwa',
    bio: 'Opis, Biogram',
    location: 'Lokalizacja, Miejscowość',
    lang: 'Język',
    followers: 'Obserwujący, Liczba obserwujących',
    following: 'Obserwowani, Obserwuje',
    createdAt: 'Data utworzenia, Data dołączenia',
    followedAt: 'Obserwuje od, Obserwuje cię od',
    listedAt: 'Data eksportu, Data',
  },
  tr: {
    handle: 'Kullanıcı adı, Kullanıcı, Hesap adı, Hesap',
    id: 'Kullanıcı ID, Kullanıcı kimliği, Hesap ID',
    name: 'Görünen ad, Ad soyad, Ad, İsim',
    bio: 'Biyografi, Açıklama, Hakkında',
    location: 'Konum',
    followers: 'Takipçi, Takipçiler, Takipçi sayısı',
    following: 'Takip edilen, Takip edilenler, Takip',
    createdAt: 'Katılma tarihi, Oluşturulma tarihi',
    followedAt: 'Takip tarihi, Takip başlangıcı',
    listedAt: 'Dışa aktarma tarihi, Tarih',
  },
  ru: {
    id: 'ID пользователя, ID аккаунта, Идентификатор',
    handle: 'Имя пользователя, Пользователь, Логин, Ник, Никнейм, Аккаунт',
    name: 'Отображаемое имя, Полное имя, Имя',
    bio: 'Описание, О себе, Биография',
    location: 'Местоположение, Город',
    lang: 'Язык',
    address: 'Ссылка на профиль, Ссылка, Профиль',
    followers: 'Подписчики, Количество подписчиков, Читатели',
    following: 'Подписки, Количество подписок, Читает',
    createdAt: 'Дата регистрации, Дата создания, Создан',
    followedAt: 'Подписан с, Дата подписки',
    listedAt: 'Дата выгрузки, Дата экспорта, Дата',
  },
  ja: {
    id: 'ユーザーID, ユーザID, アカウントID',
    handle:
      'スクリーンネーム, ユーザー名, ユーザ名, ユーザーネーム, アカウント名, アカウント, ユーザー',
    name: '表示名, 名前, 氏名, ニックネーム',
    bio: '自己紹介, プロフィール文, プロフィール, 説明, 紹介文',
    location: '場所, 所在地, 位置情報',
    lang: '言語',
    address: 'プロフィールURL, プロフィールリンク, リンク',
    followers: 'フォロワー数, フォロワー',
    following: 'フォロー数, フォロー中, フォロー',
    createdAt: '登録日, 作成日, 作成日時, アカウント作成日, 登録日時',
    followedAt: 'フォロー日, フォロー日時, フォローされた日, フォロー開始日',
    listedAt: '取得日, 取得日時, 出力日, 日付, 日時',
  },
  zh: {
    id: '用户ID, 用戶ID, 账号ID, 使用者ID',
    handle: '用户名, 用戶名, 使用者名稱, 账号, 帳號',
    name: '昵称, 暱稱, 显示名称, 顯示名稱, 姓名, 名称',
    bio: '简介, 簡介, 个人简介, 個人簡介, 描述',
    location: '位置, 地点, 地點',
    lang: '语言, 語言',
    address: '主页链接, 个人主页, 链接, 連結',
    followers: '粉丝数, 粉絲數, 关注者, 關注者, 粉丝, 粉絲',
    following: '关注数, 關注數, 正在关注, 正在關注, 关注, 追蹤中',
    createdAt: '注册时间, 創建時間, 创建时间, 加入时间, 註冊時間',
    followedAt: '关注时间, 關注時間, 追蹤時間',
    listedAt: '导出时间, 抓取时间, 日期, 时间',
  },
  ko: {
    id: '사용자 ID, 계정 ID',
    handle: '사용자 이름, 사용자명, 아이디, 계정, 계정명',
    name: '표시 이름, 이름, 닉네임',
    bio: '소개, 자기소개, 설명',
    location: '위치, 지역',
    lang: '언어',
    address: '프로필 링크, 프로필 URL, 링크',
    followers: '팔로워 수, 팔로워',
    following: '팔로잉 수, 팔로잉',
    createdAt: '가입일, 생성일, 계정 생성일',
    followedAt: '팔로우 날짜, 팔로우 일시, 팔로우 시작일',
    listedAt: '수집일, 내보낸 날짜, 날짜',
  },
};

/** The same of posts. */
export const OF_POSTS_BY_LANGUAGE: Readonly<Record<string, NamesOfFields>> = {
  de: {
    id: 'Beitrags-ID, Tweet-ID, Post-ID, Beitragslink, Link',
    text: 'Beitragstext, Tweet-Text, Beitrag, Inhalt, Nachricht',
    at: 'Veröffentlicht am, Erstellt am, Gepostet am, Datum, Zeitpunkt, Zeitstempel, Uhrzeit',
    lang: 'Sprache',
    author: 'Benutzername, Nutzername, Autor, Verfasser',
  },
  es: {
    id: 'ID de la publicación, ID del tuit, ID del post, Enlace',
    text: 'Texto, Texto del tuit, Texto de la publicación, Publicación, Tuit, Contenido, Mensaje',
    at: 'Publicado el, Fecha de publicación, Fecha y hora, Fecha, Hora',
    lang: 'Idioma',
    author: 'Nombre de usuario, Usuario, Autor',
  },
  fr: {
    id: 'ID de la publication, ID du tweet, ID du post, Lien',
    text: 'Texte, Texte du tweet, Texte de la publication, Publication, Contenu',
    at: 'Publié le, Date de publication, Date et heure, Date, Heure',
    lang: 'Langue',
    author: "Nom d'utilisateur, Utilisateur, Auteur",
  },
  it: {
    id: 'ID del post, ID del tweet, Link',
    text: 'Testo, Testo del post, Contenuto, Messaggio',
    at: 'Pubblicato il, Data di pubblicazione, Data e ora, Data, Ora',
    lang: 'Lingua',
    author: 'Nome utente, Utente, Autore',
  },
  pt: {
    id: 'ID da publicação, ID do post, ID do tweet, Link',
    text: 'Texto, Texto do post, Publicação, Conteúdo, Mensagem',
    at: 'Publicado em, Data de publicação, Data e hora, Data, Hora',
    lang: 'Idioma',
    author: 'Nome de usuário, Nome de utilizador, Usuário, Autor',
  },
  nl: {
    id: 'Bericht-ID, Tweet-ID, Link',
    text: 'Tekst, Bericht, Inhoud',
    at: 'Geplaatst op, Gepubliceerd op, Datum, Tijd',
    author: 'Gebruikersnaam, Auteur',
  },
  pl: {
    id: 'ID wpisu, ID posta, Link',
    text: 'Tekst, Treść, Wpis',
    at: 'Data publikacji, Opublikowano, Data',
    author: 'Nazwa użytkownika, Autor',
  },
  tr: {
    id: 'Gönderi ID, Tweet ID, Bağlantı',
    text: 'Metin, Gönderi, İçerik',
    at: 'Yayın tarihi, Tarih, Zaman',
    author: 'Kullanıcı adı, Yazar',
  },
  ru: {
    id: 'ID поста, ID записи, ID твита, Ссылка',
    text: 'Текст, Текст поста, Запись, Сообщение, Содержание',
    at: 'Дата публикации, Опубликовано, Дата, Время',
    author: 'Имя пользователя, Автор',
  },
  ja: {
    id: 'ツイートID, 投稿ID, ポストID, URL',
    text: 'ツイート本文, 投稿内容, 本文, ツイート, 投稿, テキスト, 内容',
    at: '投稿日時, 投稿日, 日時, 日付, ツイート日時',
    lang: '言語',
    author: 'ユーザー名, スクリーンネーム, 投稿者',
  },
  zh: {
    id: '推文ID, 帖子ID, 链接, 連結',
    text: '推文内容, 帖子内容, 正文, 内容, 內容, 文本',
    at: '发布时间, 發布時間, 发布日期, 日期, 时间, 時間',
    author: '用户名, 作者',
  },
  ko: {
    id: '게시물 ID, 트윗 ID, 링크',
    text: '본문, 게시물 내용, 내용, 트윗',
    at: '작성일, 게시일, 작성 시간, 날짜, 시간',
    author: '사용자 이름, 작성자',
  },
};
