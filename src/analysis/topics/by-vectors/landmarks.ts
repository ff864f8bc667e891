/** One paragraph for each field, with unmistakable phrases about it. */
const FIELDS = `
football match, basketball game, baseball season, hockey playoffs, tennis tournament,
the team won the championship, the coach and the players, transfer of a striker,
Olympic athletes, wrestling and boxing fight, Formula One race, golf

new album, listening to a song, concert tickets, the singer's voice, playing the guitar,
hip hop and rap, tour dates of the band, K-pop fans, music video, festival line-up

watching a movie, a new season of the series, Netflix show, the actor's performance,
trailer of the film, reality television, anime episode, documentary

famous people, fans love the star, red carpet, celebrity gossip, interview with an idol,
influencer

playing video games, streaming on Twitch, console and controller, board games,
new update of the game, esports tournament, Pokemon, Minecraft

cooking dinner, recipe, restaurant, coffee in the morning, chocolate cake, pizza and burgers,
vegetables and meat, wine and beer

doctor and hospital, gym workout, losing weight, mental health, anxiety and depression,
vaccine and covid, pain and medicine, sleep, running a marathon

the president, election and votes, congress and senate, the prime minister and parliament,
protest, the government's law, democracy, left and right wing

police and crime, war and soldiers, court and judge, shooting, climate crisis,
immigration and refugees, racism and human rights, abortion, earthquake

the company, start-up founder, selling products online, marketing, jobs and careers,
small business, investment, customers and clients

stock market, bitcoin and crypto, inflation and prices, bank account, NFT, taxes, mortgage

software developer, programming code, artificial intelligence, smartphone, computer,
open source library, data science, the internet, cybersecurity, web design

physics, space and rockets, biology, research paper, medicine study, chemistry, mathematics,
astronomy

students and teachers, university exam, homework, graduation, school year, scholarship,
classroom

reading a book, learning a language, history lesson, training course, advice and wisdom,
podcast, philosophy

my mother and father, my children, baby, my brother and sister, grandmother, parents,
wedding and marriage

falling in love, my girlfriend and boyfriend, friendship, breaking up, dating, missing someone,
happy birthday my friend

holiday trip, flight at the airport, hotel, beach, mountains hiking, visiting a city,
train and bus, road trip

clothes and dress, shoes, make-up, hair style, skin care, jewellery, outfit

painting, drawing commissions, museum, poetry, photography, theatre, novel writer, sculpture,
dance

cleaning the house, furniture, garden and plants, moving to a new flat, shopping

my dog, cat, birds, horses, wildlife

God and prayer, church, Bible, Islam, faith, spirit

rain and snow, sunny day, heat, winter

driving a car, motorcycles, electric vehicle, engine

knitting, collecting, fishing, gardening, astrology and zodiac, crafts, Lego

I am so tired, feeling sad, so happy today, angry, bored, grateful, lonely

good morning, going to bed, at work, weekend plans, my phone, what should I do today

gay and lesbian, transgender, women's rights, black people, disability

lawyer, contract, patent, privacy

farmers, crops, cattle

army, navy, weapons

oil and gas, solar power, electricity

forest, ocean, pollution, recycling
`;

/**
 * Fields that people talk about, each as a few phrases. They are not topics, and no label comes
 * from them. They show in which directions sentence vectors differ by field instead of by mood,
 * form or length.
 */
export const LANDMARKS: readonly (readonly string[])[] = FIELDS.trim()
  .split('\n\n')
  .map((field) => field.split(/,\s/));
